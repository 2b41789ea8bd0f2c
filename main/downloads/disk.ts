// The disk as downloads use it: its failures come out as AppError `storage`, so that they are never taken for the network's.
import { rm } from 'node:fs/promises'
import type { AppError } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import { errno, storageError } from '../library/files/storage-error.ts'

/** Runs file work; what the system refuses becomes an AppError `storage` with its reason as a sentence. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw errno(error) === null ? error : storageError(error, say('doing.savePdf'), path)
  }
}

/** Whether there was no room: what came of a download has to go then, or nothing else can be saved either. */
export function isDiskFull(error: AppError): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(errno(error.cause) ?? '')
}

/** Removes files that Offprint made; those that are not there are fine. */
export async function removeOwn(...paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { force: true })))
}
