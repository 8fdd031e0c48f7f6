import { expect, test } from 'vitest'
import { bufferedBody, readBytes } from '../../src/http/buffered-body'

const written = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))

test('the bytes are handed on as they are, through a response that is made of another', async () => {
  const bytes = written('{"docs":["é"]}')
  const first = new Response(bufferedBody(bytes))
  expect(await readBytes(new Response(first.body, { status: 201 }))).toBe(bytes)
})

test('another reader gets them as from any stream', async () => {
  expect(await new Response(bufferedBody(written('{"docs":["é"]}'))).json()).toEqual({ docs: ['é'] })
  expect(await new Response(bufferedBody(written(''))).text()).toBe('')
})

test('any other response is read to its end', async () => {
  expect(await readBytes(Response.json('é'))).toEqual(written('"é"'))
  expect(await readBytes(new Response(null, { status: 204 }))).toEqual(written(''))
})
