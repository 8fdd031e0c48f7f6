import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildResponse } from '../../../src/delivery/response/cached-response'
import { BodyEncoder, etagFor, variantFor } from '../../../src/delivery/response/representation'
import { isNotModified } from '../../../src/http/conditional'

const prepare = (identity: Buffer) => new BodyEncoder(identity).encodeAll()
const text = Buffer.from('Reconversion et égalité. '.repeat(40))

describe('a representation', () => {
  it('decodes to the same bytes from every encoding', async () => {
    const unit = fc.constantFrom('é', 'programme ', '"title":', '\n')
    const body = fc
      .oneof(fc.uint8Array({ maxLength: 600 }), fc.string({ unit, maxLength: 600 }))
      .map((each) => Buffer.from(each))
    await fc.assert(
      fc.asyncProperty(body, async (identity) => {
        const prepared = await prepare(identity)
        expect(prepared.identity).toBe(identity)
        if (prepared.gzip) expect(gunzipSync(prepared.gzip).equals(identity)).toBe(true)
        if (prepared.br) expect(brotliDecompressSync(prepared.br).equals(identity)).toBe(true)
        for (const variant of [prepared.gzip, prepared.br])
          if (variant) expect(variant.length).toBeLessThan(identity.length)
        expect(prepared.etag).toMatch(/^"[\w-]{22}"$/)
      }),
    )
  })

  it('is compressed from 200 bytes', async () => {
    expect(Object.keys(await prepare(text.subarray(0, 199)))).toEqual(['identity', 'etag'])
    expect(Object.keys(await prepare(text.subarray(0, 200))).sort()).toEqual(['br', 'etag', 'gzip', 'identity'])
  })

  it('has no encoding that is not smaller', async () => {
    expect(Object.keys(await prepare(randomBytes(5_000)))).toEqual(['identity', 'etag'])
  })

  it('uses no more memory than its bytes', async () => {
    const { gzip, br } = await prepare(text)
    expect([gzip?.buffer.byteLength, br?.buffer.byteLength]).toEqual([gzip?.length, br?.length])
  })

  it('is compressed once: every hit sends the same buffer', async () => {
    const forms = new BodyEncoder(text)
    const [early, stored, late] = [await forms.encode('br'), await forms.encodeAll(), await forms.encode('br')]
    expect(stored.br).toBe(early.br)
    expect(stored.br).toBe(late.br)
    const entry = {
      ...stored,
      contentType: '',
      contentLanguage: '',
      headers: [],
      tags: [],
      publicTags: '',
      filledAt: 0,
      bytes: 0,
    }
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      const request = { method: 'GET', encoding, ifNoneMatch: undefined, origin: undefined }
      const sent = () => buildResponse(request, entry, 'HIT', { corsOrigins: [], isPurged: false }).body
      expect([sent() === stored[encoding], sent() === stored[encoding]]).toEqual([true, true])
    }
  })

  it('has a tag that changes with the body alone', async () => {
    const [one, same, other] = await Promise.all([prepare(text), prepare(Buffer.from(text)), prepare(text.subarray(1))])
    expect(one).toEqual(same)
    expect(one.etag).not.toBe(other.etag)
  })

  it('is validated by the tag of the encoding that is sent', async () => {
    const prepared = await prepare(text)
    const [br, gzip, identity] = (['br', 'gzip', 'identity'] as const).map((each) => variantFor(prepared, each))
    const tags = [br?.etag, gzip?.etag, identity?.etag]
    const bare = prepared.etag.slice(1, -1)
    expect(tags).toEqual([`"${bare}-br"`, `"${bare}-gzip"`, `"${bare}"`])
    expect([br?.body, gzip?.body, identity?.body]).toEqual([prepared.br, prepared.gzip, prepared.identity])
    expect(tags.map((tag) => isNotModified(tag, br?.etag ?? ''))).toEqual([true, false, false])
  })

  it('is sent without encoding, with its own tag, when it lacks the encoding', async () => {
    const prepared = await prepare(Buffer.from('{}'))
    expect(variantFor(prepared, 'br')).toEqual({ encoding: 'identity', body: prepared.identity, etag: prepared.etag })
  })

  it('derives the tag of an encoding inside the quotes', () => {
    expect((['br', 'gzip', 'identity'] as const).map((each) => etagFor('"a"', each))).toEqual([
      '"a-br"',
      '"a-gzip"',
      '"a"',
    ])
  })
})
