// preload/messages/repairs.ts in 简体中文: what was being done, what is wrong with a file, what was made of it.
import type { repairMessages } from '../../../../preload/messages/repairs.ts'

export const zhRepairs: Readonly<Record<keyof typeof repairMessages, string>> = {
  'doing.savePdf': '没能保存PDF。',
  'doing.keepPagePicture': '没能保存页面的图片。',
  'doing.dragPdfs': '没能备好要拖出的PDF。',
  'doing.addPaper': '没能添加{{id}}。',
  'doing.moveToBin': '没能把{{id}}移到回收站。',
  'doing.bringBack': '没能恢复{{id}}。',
  'doing.makeFolder': '没能为{{id}}建立文件夹。',
  'doing.deleteFromBin': '没能从回收站删除{{name}}。',
  'doing.lookIntoBin': '没能查看回收站。',
  'doing.saveFile': '没能保存{{path}}。',
  'doing.keepMarkPicture': '没能保存{{id}}的一张图片。',
  'doing.keepTabs': '没能保存打开的标签页。',
  'doing.keepPasswords': '没能保存一份PDF的密码。',
  'doing.merge': '没能把{{other}}与{{keep}}合并。',
  'doing.readFile': '没能读取{{name}}。',
  'doing.copyPdf': '没能把PDF复制到文库。',
  'doing.openLibrary': '没能打开文库文件夹{{home}}。',

  'fault.folder': '应是文件的地方有一个文件夹。',
  'fault.empty': '文件是空的。',
  'fault.notJson': '文件不是JSON。',
  'fault.migration': '文件没能升级到格式{{step}}。',
  'fault.noSchema': '文件没有格式编号。',
  'fault.notRecord': '文件里没有记录。',
  'fault.field': '文件里有不该有的内容：{{fault}}。',
  'fault.missing': '文件不见了。',
  'fault.otherPaper': '文件写的是另一篇论文（{{id}}）。',
  'fault.damaged': '文件损坏了。',

  'repair.record': '{{id}}的记录（paper.json）无法读取。',
  'repair.lists': '阅读清单（library.json）无法读取。',
  'repair.recordCopy': '用的是它最后一份完好的副本；最近的改动可能不在其中。',
  'repair.listsCopy': '用的是最后一份完好的副本；清单或设置最近的改动可能不在其中。',
  'repair.untouched': '什么也没有改动。',
  'repair.recordAnew': '没有完好的副本。这篇论文带着它的PDF重新开始；标记和笔记可能还在损坏的文件里。',
  'repair.noLists': '你的{{count}}篇论文旁边没有library.json。论文都在，没有阅读清单。',
  'repair.kept': '损坏的文件保存为{{path}}。',

  'repair.listsLost': '{{path}}里的阅读清单无法读取，旁边也没有完好的副本。',
  'repair.listsLostHelp':
    '什么也没有改动，论文都在各自的文件夹里。运行“offprint check --repair”会把这个文件放到一边，用能恢复的内容开始。',
  'repair.newer':
    '这个文库由更新版本的Offprint写成（{{name}}的格式是{{found}}，这个程序认得{{known}}）。什么也没有改动。请更新Offprint再打开。',
  'repair.notFolder': '{{home}}是一个文件，不是文库文件夹。请选择别的文件夹。',

  'index.inUse': '搜索索引正被别的程序使用；这一次放在内存里。',
  'index.notWritable': '搜索索引无法写到这块磁盘；这一次放在内存里。',
  'index.diskFull': '磁盘放不下更多的搜索索引；这一次放在内存里。',
  'index.breaks': '搜索索引一再损坏；搜索已关闭，重新启动Offprint后恢复。',
}
