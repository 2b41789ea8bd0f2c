// The part of the contract's handlers whose names start with one of the prefixes.
import type { Handlers } from '../../../preload/contract.ts'

export type HandlersOf<Prefix extends string> = {
  readonly [M in keyof Handlers as M extends `${Prefix}.${string}` ? M : never]: Handlers[M]
}
