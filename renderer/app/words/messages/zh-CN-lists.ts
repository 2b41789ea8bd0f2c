// preload/messages/lists.ts in 简体中文: reading lists moved and merged, tags, duplicates.
import type { listMessages } from '../../../../preload/messages/lists.ts'

export const zhLists: Readonly<Record<keyof typeof listMessages, string>> = {
  'lists.intoItself': '清单不能放进它自己，也不能放进它里面的清单。',
  'lists.mergeItself': '清单不能与它自己合并。',
  'lists.sameList': '这些论文已经在那个清单里。',
  'lists.changedSince': '清单在此之后改动过。为了不丢失任何东西，没有撤销。',
  'lists.indexing': '索引还在建立。等搜索就绪后再试。',
  'lists.nothingFound': '这个搜索没有找到论文，所以没有东西可列。',
  'lists.wrongQuery': '{{problem}}',
  'undo.gone': '已经撤销过，或者过去太久了。',
  'tags.cancelled': '标签保持原样。',
  'duplicates.one': '请至少选择两篇论文来合并。',
  'duplicates.notMerged': '它没有被合并过，或者回收站在此之后清空了。',
  'duplicates.changed': '来自“{{title}}”的内容已取出；你后来自己的改动保留。',
}
