// The search worker on a disk that is full: SQLite says so at the first commit to a file, as it does there.
import { DatabaseSync } from 'node:sqlite'

const exec = Reflect.get(DatabaseSync.prototype, 'exec') as (this: DatabaseSync, sql: string) => void

DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  // The tables still find room; what goes in them does not.
  if (/^\s*COMMIT\b/i.test(sql) && this.location() !== null) {
    throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })
  }
  exec.call(this, sql)
}

await import('../../../main/search/worker.ts')
