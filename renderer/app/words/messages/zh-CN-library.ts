// preload/messages/library.ts in 简体中文: the library folder, its papers and lists, the program itself.
import type { libraryMessages } from '../../../../preload/messages/library.ts'

export const zhLibrary: Readonly<Record<keyof typeof libraryMessages, string>> = {
  'disk.full': '磁盘满了。什么也没有改动；请腾出空间后再试。',
  'disk.forbidden': '没有写入的权限。请检查文件夹的权限。',
  'disk.readOnly': '磁盘是只读的。请改为可写，或选择别的文库文件夹。',
  'disk.manyFiles': '这台电脑打开的文件太多。请关闭一些程序后再试。',
  'disk.gone': '文件夹已不在那里。是拔掉了磁盘，还是移动了文件夹？',
  'disk.inTheWay': '应是文件夹的地方有一个文件。请把它移走，或选择别的文库文件夹。',
  'disk.busy': '文件正被别的程序使用。请关闭那个程序后再试。',
  'disk.tooLarge': '文件会超过这块磁盘或这个账户允许的大小。什么也没有改动。',
  'disk.longPath': '路径太长。请选择路径较短的文库文件夹。',
  'disk.broken': '磁盘报告了错误。请先复制一份文库文件夹，再检查磁盘。',
  'disk.code': '系统报告了{{code}}。什么也没有改动；请再试。',
  'disk.unexpected': '出了意外的错误。什么也没有改动。',
  'disk.exportStopped': '无法再写入{{folder}}：文件夹不可写，或磁盘满了。',
  'disk.notWritten': '文件没能写入{{folder}}。',

  'library.closed': '这个文库已关闭。',
  'library.readOnly': '这个文库以只读方式打开。',
  'library.notOwn': 'arXiv对其论文的描述不能在这里更改。只有你自己的PDF可以描述。',
  'library.noPaper': '文库里没有这篇论文。',
  'library.notHere': '文库里没有{{id}}。',
  'library.paperGone': '这篇论文已不在文库里。',
  'library.notInBin': '{{id}}已不在回收站里。',
  'library.listGone': '那份阅读清单已不在这里。',
  'library.listNotInBin': '那份阅读清单已不在回收站里。',
  'library.searchGone': '那个保存的搜索已不在这里。',
  'library.nothingToSave': '没有可保存的：这篇论文或清单已不在这里。',
  'library.notShown': '无法显示文件夹：{{why}}',
  'library.onlyHttps': '只能在Offprint之外打开https地址。',

  'text.notHere': '这一版的PDF不在这里。请先下载。',
  'text.incomplete': '这份PDF还没有下载完。下载完就会读取它的文字。',
  'search.unavailable': '现在无法搜索。',
  'search.stopped': '搜索自己停止了。',

  'app.busy': '一次要求得太多了。请过一会儿再试。',
  'app.internal': 'Offprint内部出了问题。已有的内容都安全，请再试。',
  'app.reference': '（编号{{reference}}）',
}
