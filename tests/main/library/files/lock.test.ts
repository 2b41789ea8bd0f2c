// One writer per folder, told apart from the dead by pid, start time, boot and host.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockHolder, takeLock } from '../../../../main/library/files/lock.ts'
import { openLibrary } from '../../../../main/library/open.ts'
import { thisProcess } from '../../../../main/library/files/process-identity.ts'
import { failureOf, freshHome, noon, writable } from '../support.ts'

async function folder(): Promise<string> {
  const home = await freshHome()
  await mkdir(home)
  return home
}

/** The pid of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid ?? 0
}

test('a second opener is refused with the process and address of the first', async () => {
  const home = await freshHome()
  const first = await writable(home)
  await first.announce('http://127.0.0.1:4711/?token=secret')
  const failure = await failureOf(openLibrary({ home, mode: 'write' }))
  expect(failure).toMatchObject({
    code: 'locked',
    details: { pid: process.pid, url: 'http://127.0.0.1:4711/?token=secret', cannotOpen: true },
  })
  expect(failure['message']).toContain(`process ${process.pid}, at http://127.0.0.1:4711/`)
  expect(failure['message']).not.toContain('secret')
  expect(await lockHolder(home)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:4711/?token=secret' })
  await first.close()
  expect([existsSync(join(home, '.lock')), await lockHolder(home)]).toEqual([false, null])
  await writable(home)
})

test.each([
  'file:///tmp/evil.desktop',
  'C:\\Windows\\System32\\calc.exe',
  'https://example.org/',
  'http://127.0.0.1:80@example.org/',
  'http://127.0.0.1:4711/\n',
])('a lock that somebody else wrote names no address to open: %j', async (url) => {
  const home = await folder()
  await writeFile(join(home, '.lock'), JSON.stringify({ pid: 7, host: 'a computer that shares the folder', url }))
  const failure = await failureOf(openLibrary({ home, mode: 'write' }))
  expect(failure).toMatchObject({ code: 'locked', details: { pid: 7, url: null } })
  expect(failure['message']).not.toContain(url)
})

test.skipIf(process.platform === 'win32')('only its owner may read the lock, which may hold a token', async () => {
  const home = await freshHome()
  const library = await writable(home)
  await library.announce('http://127.0.0.1:4711/?token=secret')
  expect((await stat(join(home, '.lock'))).mode & 0o777).toBe(0o600)
})

test('of many who find a dead process’s lock, exactly one takes it over', async () => {
  const home = await folder()
  const dead = { ...thisProcess(), pid: await deadPid(), nonce: 'deadbeef' }
  await writeFile(join(home, '.lock'), JSON.stringify(dead))
  const takers = await Promise.allSettled(Array.from({ length: 12 }, () => takeLock(home, noon)))
  expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await readdir(home)).toEqual(['.lock'])
})

for (const [what, change] of [
  ['a pid that another process has now', { started: '1' }],
  ['a start of the computer that is over', { boot: 'an earlier boot' }],
] as const) {
  test.skipIf(process.platform !== 'linux')(`a lock with ${what} is taken over`, async () => {
    const home = await folder()
    await writeFile(join(home, '.lock'), JSON.stringify({ ...thisProcess(), ...change }))
    await (await takeLock(home, noon)).release()
    expect(await readdir(home)).toEqual([])
  })
}

test('a lock of another computer is respected, with the way to clear it', async () => {
  const home = await folder()
  await writeFile(join(home, '.lock'), JSON.stringify({ pid: await deadPid(), host: 'elsewhere', boot: 'x' }))
  const failure = await failureOf(takeLock(home, noon))
  expect(failure).toMatchObject({ code: 'locked', details: { host: 'elsewhere' } })
  expect(failure['message']).toContain(`delete ${join(home, '.lock')}`)
})

test('a lock that only names a living process is respected, of a dead one taken over', async () => {
  const home = await folder()
  await writeFile(join(home, '.lock'), JSON.stringify({ pid: process.pid }))
  expect(await failureOf(takeLock(home, noon))).toMatchObject({ code: 'locked' })
  await writeFile(join(home, '.lock'), JSON.stringify({ pid: await deadPid() }))
  await (await takeLock(home, noon)).release()
})

test('letting go never removes a lock that someone else has put there', async () => {
  const home = await folder()
  const lock = await takeLock(home, noon)
  await writeFile(join(home, '.lock'), JSON.stringify({ pid: process.pid, nonce: 'other' }))
  await lock.announce('http://127.0.0.1:1/')
  await lock.release()
  expect(JSON.parse(await readFile(join(home, '.lock'), 'utf8'))).toEqual({ pid: process.pid, nonce: 'other' })
})

test('a process that was killed leaves a lock that does not stand in the way', async () => {
  const home = await folder()
  const module = new URL('../../../../main/library/open.ts', import.meta.url).href
  const script = `const { openLibrary } = await import(${JSON.stringify(module)})
    await openLibrary({ home: ${JSON.stringify(home)}, mode: 'write' }); console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(await failureOf(openLibrary({ home, mode: 'write' }))).toMatchObject({ details: { pid: child.pid } })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const library = await writable(home)
  expect(library.problems).toEqual([])
})
