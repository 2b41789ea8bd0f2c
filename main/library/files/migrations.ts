// Migrations as data: numbered steps from one schema to the next, checked for gaps when they are defined,
// applied in order when a record is read. Failures are a closed set.
import { z } from 'zod'

/** A record before it is validated. */
export type Raw = Record<string, unknown>

/** `to` is the schema number the step makes; `up` gets a copy it may change, or returns a new record. */
export interface Step {
  readonly to: number
  readonly what: string
  readonly up: (record: Raw) => Raw | void
}

export interface Migrations {
  readonly current: number
  readonly steps: readonly Step[]
}

/** What became of a record. `from` is the schema it was read with. */
export type Migrated =
  | { readonly ok: true; readonly record: Raw; readonly from: number }
  | { readonly ok: false; readonly why: 'not-a-record' | 'no-schema' }
  | { readonly ok: false; readonly why: 'newer'; readonly found: number }
  | { readonly ok: false; readonly why: 'step-failed'; readonly step: number; readonly cause: unknown }

const Head = z.looseObject({ schema: z.number().int().min(1) })

/** Defines the migrations of a record; throws where the steps do not lead from schema 1 to `current` one by one. */
export function defineMigrations(current: number, steps: readonly Step[]): Migrations {
  if (!Number.isInteger(current) || current < 1) throw new Error(`A schema number is 1 or more, not ${current}`)
  if (steps.length !== current - 1) throw new Error(`Schema ${current} needs ${current - 1} steps, not ${steps.length}`)
  steps.forEach((step, index) => {
    if (step.to !== index + 2) throw new Error(`Step ${index + 1} should lead to schema ${index + 2}, not ${step.to}`)
  })
  return { current, steps }
}

/** Brings a record that was read to the current schema. A newer one is left alone and said. */
export function migrate(value: unknown, migrations: Migrations): Migrated {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, why: 'not-a-record' }
  const head = Head.safeParse(value)
  if (!head.success) return { ok: false, why: 'no-schema' }
  const from = head.data.schema
  if (from > migrations.current) return { ok: false, why: 'newer', found: from }
  let record: Raw = from === migrations.current ? head.data : structuredClone(head.data)
  for (const step of migrations.steps.slice(from - 1)) {
    try {
      record = { ...(step.up(record) ?? record), schema: step.to }
    } catch (cause) {
      return { ok: false, why: 'step-failed', step: step.to, cause }
    }
  }
  return { ok: true, record, from }
}
