import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passwordsFile } from '../../../../main/library/files/passwords-file.ts'
import { temporaryFolder } from '../../../support/web-server.ts'

const [one, two] = ['a'.repeat(64), 'b'.repeat(64)]

test('a password is remembered by the file’s hash until it is forgotten', async () => {
  const home = await temporaryFolder()
  const file = passwordsFile(home)
  expect(file.get(one)).toBeNull()
  await Promise.all([file.keep(one, 'pässwört'), file.keep(two, 'second')])
  expect(passwordsFile(home).get(one)).toBe('pässwört')
  await file.keep(one, null)
  expect([passwordsFile(home).get(one), passwordsFile(home).get(two)]).toEqual([null, 'second'])
})

test.skipIf(process.platform === 'win32')('nobody else on the machine can read it', async () => {
  const home = await temporaryFolder()
  await passwordsFile(home).keep(one, 'secret')
  expect((await stat(join(home, 'passwords.json'))).mode & 0o777).toBe(0o600)
})

test('a damaged file is no passwords, and the next one is kept', async () => {
  const home = await temporaryFolder()
  await writeFile(join(home, 'passwords.json'), '{"schema":1,')
  const file = passwordsFile(home)
  expect(file.get(one)).toBeNull()
  await file.keep(one, 'again')
  expect(JSON.parse(await readFile(join(home, 'passwords.json'), 'utf8'))).toEqual({
    schema: 1,
    passwords: { [one]: 'again' },
  })
})
