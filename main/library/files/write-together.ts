// Many records written as a group: each file as durably as alone (disk.ts), but all fsyncs of a step at once, so that the
// disk's journal is committed a few times for the group and not twice for each record.
import { durableSteps, type Disk, type DurableWrite } from './disk.ts'
import type { FileStamp } from './file-stamp.ts'

/** Records that are written as one group, at most. */
const MOST = 24

interface Waiting {
  readonly write: DurableWrite
  readonly done: (stamp: FileStamp) => void
  readonly failed: (error: unknown) => void
}

/**
 * A writer that replaces one file, as `writeDurably` does. What is asked for while a group is being written goes together
 * in the next one; a write alone begins at once. Each fails alone, and is acknowledged only when its own file and folder
 * are on the disk.
 */
export function createGroupWriter(on: Disk): (write: DurableWrite) => Promise<FileStamp> {
  const waiting: Waiting[] = []
  let running = false

  const run = async (): Promise<void> => {
    running = true
    // Whatever is asked for in this very turn goes together.
    await Promise.resolve()
    while (waiting.length > 0) await writeGroup(waiting.splice(0, MOST), on)
    running = false
  }

  return (write) =>
    new Promise((done, failed) => {
      waiting.push({ write, done, failed })
      if (!running) void run()
    })
}

/** Temporary files on the disk, then all in their places, then all folders on the disk. Never throws. */
async function writeGroup(group: readonly Waiting[], on: Disk): Promise<void> {
  const steps = group.map(({ write, done, failed }) => ({ ...durableSteps(write, on), done, failed }))
  const failures = new Set<(typeof steps)[number]>()
  const each = (step: 'temporary' | 'place' | 'settle'): Promise<unknown> =>
    Promise.all(
      steps
        .filter((one) => !failures.has(one))
        .map(async (one) => {
          try {
            await one[step]()
          } catch (error) {
            failures.add(one)
            one.failed(error)
          }
        }),
    )
  await each('temporary')
  await each('place')
  await each('settle')
  for (const one of steps) if (!failures.has(one)) one.done(one.stamp())
}
