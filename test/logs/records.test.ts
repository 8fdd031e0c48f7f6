import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { formatRecord } from '../../src/logs/format-record'
import { acceptedRequestId, currentRequestId, newRequestId, runWithRequestId } from '../../src/logs/request-id'

const PAYLOAD_SECRET = '9f2c41d07be85a63c1f0d2e4a7b69358'
const record = { time: '2024-11-21T08:00:00.000Z', level: 'error', request: 'an-id', msg: 'It failed.', ms: 3 }

describe('a record', () => {
  test('is one line of JSON for programs, whatever its text holds', () => {
    const line = formatRecord({ ...record, err: { message: 'a\nb', stack: 'Error: a\nb\n  at c' } }, 'json')
    expect(line.split('\n')).toHaveLength(1)
    expect(JSON.parse(line)).toMatchObject(record)
  })

  test('is text for people, with the stack of its error below it', () => {
    const text = formatRecord({ ...record, err: { message: 'a', stack: 'Error: a\n  at c' } }, 'text')
    expect(text).toBe('08:00:00 ERROR It failed. request=an-id ms=3\nError: a\n  at c')
  })
})

test('a record below LOG_LEVEL is not written', async () => {
  const script = `import('./src/logs/log.ts').then(({ log }) => {
    for (const level of ['debug', 'info', 'warn', 'error']) log(level, { msg: 'A record.' })
  })`
  const levelsAt = async (LOG_LEVEL: string) => {
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'test' as const,
      LOG_LEVEL,
      DATABASE_URL: 'file::memory:',
      PAYLOAD_SECRET,
    }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script], { env })
    return [...stdout.matchAll(/"level":"(\w+)"/g)].map(([, level]) => level)
  }
  expect(await levelsAt('warn')).toEqual(['warn', 'error'])
  expect(await levelsAt('silent')).toEqual([])
})

describe('the id of a request', () => {
  test.each(['a', '4bf92f3577b34da6a3ce929d0e0e4736', 'Root=1-67891233-abcdef012345678912345678', 'a.b/c:d@e_f+g'])(
    '%s of a proxy is accepted',
    (id) => expect(acceptedRequestId(id)).toBe(id),
  )

  test.each([undefined, '', 'two words', 'a"b', 'a\nb', 'é', 'a'.repeat(129), ['a', 'b']])('%j is not', (id) => {
    expect(acceptedRequestId(id)).toBeUndefined()
  })

  test('is another one each time, and is known to what runs during the request', async () => {
    const [one, other] = [newRequestId(), newRequestId()]
    expect(one).not.toBe(other)
    expect([one, other].map(acceptedRequestId)).toEqual([one, other])
    const idLater = async () => {
      await Promise.resolve()
      return currentRequestId()
    }
    const found = await Promise.all([one, other].map((id) => runWithRequestId(id, idLater)))
    expect(found).toEqual([one, other])
    expect(currentRequestId()).toBeUndefined()
  })
})
