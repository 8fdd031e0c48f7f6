import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What a preview link of the admin shows: `{ collection, id, locale, slug, edition }`. `undefined` for one that was not signed
 * with this secret, or that has expired.
 */
export function readPreviewLink(address, secret) {
  const [signed, signature = ''] = new URL(address).search.slice(1).split('&signature=')
  const expected = createHmac('sha256', secret).update(signed).digest('base64url')
  const isSigned =
    signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  const { expires, ...link } = Object.fromEntries(new URLSearchParams(signed))
  return isSigned && Number(expires) * 1000 > Date.now() ? link : undefined
}
