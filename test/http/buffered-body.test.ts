import { expect, test } from 'vitest'
import { bufferedBody, readBytes } from '../../src/http/buffered-body'

const written = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))

test('readBytes returns the same bytes without a copy, even through a response made of another', async () => {
  const bytes = written('{"docs":["é"]}')
  const first = new Response(bufferedBody(bytes))
  expect(await readBytes(new Response(first.body, { status: 201 }))).toBe(bytes)
})

test('any other reader receives the bytes as a stream', async () => {
  expect(await new Response(bufferedBody(written('{"docs":["é"]}'))).json()).toEqual({ docs: ['é'] })
  expect(await new Response(bufferedBody(written(''))).text()).toBe('')
})

test('readBytes reads any other response to its end', async () => {
  expect(await readBytes(Response.json('é'))).toEqual(written('"é"'))
  expect(await readBytes(new Response(null, { status: 204 }))).toEqual(written(''))
})
