import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { previewLink } from '../../src/domain/preview-link'
import { readPreviewLink } from '../clients/next/app/preview-link'

const sign = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
const link = { collection: 'sessions', id: 'a1', locale: 'en', slug: 'ouverture', edition: 'été & après' }
const made = (at: number, secret = 'one-secret-for-tests') =>
  previewLink('https://www.exemple.fr/api/preview?from=cms', link, sign(secret), at)

test('a preview link says what to show, and is read by the client of the documentation', () => {
  expect(readPreviewLink(made(Date.now()), 'one-secret-for-tests')).toEqual({ from: 'cms', ...link })
})

test('a preview link of another secret, changed or expired, is refused', () => {
  const now = Date.now()
  expect(readPreviewLink(made(now, 'another-secret-for-tests'), 'one-secret-for-tests')).toBeUndefined()
  expect(readPreviewLink(made(now).replace('ouverture', 'cloture'), 'one-secret-for-tests')).toBeUndefined()
  expect(readPreviewLink(made(now - 2 * 3_600_000), 'one-secret-for-tests')).toBeUndefined()
  expect(readPreviewLink(made(now).replace(/&signature=.*/, ''), 'one-secret-for-tests')).toBeUndefined()
})

test('a preview link stays the same for an hour', () => {
  const hour = 3_600_000 * 500_000
  expect(made(hour)).toBe(made(hour + 3_599_999))
  expect(made(hour)).not.toBe(made(hour + 3_600_000))
})
