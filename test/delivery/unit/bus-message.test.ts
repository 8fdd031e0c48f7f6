import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_MESSAGE, readMessage, writeMessage } from '../../../src/delivery/cluster/bus-message'

const tags = (count: number, collection: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${collection(index)}#${index}`)

test('a write is parsed as it was serialised, and a heartbeat has no write', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 50 }), fc.array(fc.string()), (some, collections) => {
      expect(readMessage(writeMessage('n', { tags: some, collections }))).toEqual({
        node: 'n',
        write: { tags: some, collections },
      })
    }),
  )
  expect(readMessage(writeMessage('n'))).toEqual({ node: 'n' })
})

test('a write of too many tags becomes one of their collections', () => {
  const { write } = readMessage(
    writeMessage('n', { tags: tags(20_000, (index) => (index % 2 ? 'sessions' : 'rooms')), collections: ['media'] }),
  ) ?? { write: undefined }
  expect(write).toEqual({ tags: [], collections: ['media', 'rooms', 'sessions'] })
})

test('a write of too many collections becomes one of everything', () => {
  const text = writeMessage('n', { tags: tags(20_000, (index) => `c${index}`), collections: [] })
  expect(text.length).toBeLessThan(MAX_MESSAGE)
  expect(readMessage(text)?.write).toEqual({ tags: [], collections: [], everything: true })
})

test('a text that is not a message parses to undefined and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => readMessage(text)).not.toThrow()
    }),
  )
  for (const text of ['', '[]', 'null', '{}', '{"node":"n","write":{}}', `{"node":"${'n'.repeat(MAX_MESSAGE)}"}`]) {
    expect(readMessage(text)).toBeUndefined()
  }
})
