// What the desktop shell itself says, in both languages: native dialogs and the menu items that are no commands.
// The titles of commands are preload/command-titles.ts.
export type Language = 'en' | 'zh-CN'

export interface DesktopWords {
  readonly window: string
  readonly open: string
  readonly checkForUpdates: string
  readonly toggleDeveloperTools: string
  readonly leaveTitle: (host: string) => string
  readonly leaveOpen: string
  readonly cancel: string
  readonly chooseFolder: string
  readonly restartTitle: string
  readonly restartDetail: (folder: string) => string
  readonly restartNow: string
  readonly restartLater: string
  readonly cannotOpenTitle: string
  readonly notAnswering: string
  readonly wait: string
  readonly reload: string
  readonly updateReady: (version: string) => string
  readonly updateNone: string
  readonly updateInstall: string
}

const en: DesktopWords = {
  window: 'Window',
  open: 'Open file…',
  checkForUpdates: 'Check for updates…',
  toggleDeveloperTools: 'Developer tools',
  leaveTitle: (host) => `Open ${host} in your browser?`,
  leaveOpen: 'Open',
  cancel: 'Cancel',
  chooseFolder: 'Choose the library folder',
  restartTitle: 'Offprint opens this library when it starts again.',
  restartDetail: (folder) => `${folder}\n\nThe library that is open now stays where it is.`,
  restartNow: 'Restart now',
  restartLater: 'Later',
  cannotOpenTitle: 'Offprint cannot open the library',
  notAnswering: 'The window is not answering. What was saved is safe.',
  wait: 'Wait',
  reload: 'Reload',
  updateReady: (version) => `Offprint ${version} is there.`,
  updateNone: 'This is the newest Offprint.',
  updateInstall: 'Install and restart',
}

const zh: DesktopWords = {
  window: '窗口',
  open: '打开文件…',
  checkForUpdates: '检查更新…',
  toggleDeveloperTools: '开发者工具',
  leaveTitle: (host) => `在浏览器中打开 ${host}?`,
  leaveOpen: '打开',
  cancel: '取消',
  chooseFolder: '选择文献库文件夹',
  restartTitle: 'Offprint 下次启动时会打开这个文献库。',
  restartDetail: (folder) => `${folder}\n\n当前打开的文献库保持原样。`,
  restartNow: '立即重启',
  restartLater: '以后',
  cannotOpenTitle: 'Offprint 无法打开文献库',
  notAnswering: '窗口没有响应。已保存的内容是安全的。',
  wait: '等待',
  reload: '重新载入',
  updateReady: (version) => `Offprint ${version} 已发布。`,
  updateNone: '当前已是最新版本。',
  updateInstall: '安装并重启',
}

/** The words of a language. */
export function desktopWords(language: Language): DesktopWords {
  return language === 'en' ? en : zh
}

/** The language the person set, else the system's: Chinese of any kind reads 简体中文. */
export function desktopLanguage(set: Language | null, locale: string): Language {
  return set ?? (locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')
}
