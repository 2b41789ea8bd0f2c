// 阅读器和笔记的全部中文，键与 en.ts 一一对应。
import type { Translated } from '../../app/words/shape.ts'
import type { en } from './en.ts'

export const zhCN: Translated<typeof en> = {
  label: '阅读器',
}
