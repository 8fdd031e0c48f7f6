import { describe, expect, test } from 'vitest'
import { formatRecord } from '../../src/logs/format-record'
import { acceptedRequestId, currentRequestId, newRequestId, runWithRequestId } from '../../src/logs/request-id'

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
