import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { seal, unseal } from '../../src/env/seal'
import { newWebhookSecret, signatureHeaders } from '../../src/webhooks/sign'

const body = JSON.stringify({ type: 'content.changed', data: { title: 'Été à l’étang ★' } })
const message = { id: 'msg_1', at: Date.now(), body }

describe('a message', () => {
  test('is verified by the library of Standard Webhooks, with the secret that signed it', () => {
    const secret = newWebhookSecret()
    expect(new Webhook(secret).verify(body, signatureHeaders(message, [secret]))).toEqual(JSON.parse(body))
  })

  test('is verified with either secret while one replaces the other', () => {
    const [old, next] = [newWebhookSecret(), newWebhookSecret()]
    const headers = signatureHeaders(message, [next, old])
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/)
    for (const secret of [old, next]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
  })

  test('is refused with another secret, another body, another identifier or another time', () => {
    const secret = newWebhookSecret()
    const headers = signatureHeaders(message, [secret])
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow()
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow()
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow()
    const old = signatureHeaders({ ...message, at: Date.now() - 3_600_000 }, [secret])
    expect(() => new Webhook(secret).verify(body, old)).toThrow()
  })
})

describe('a sealed secret', () => {
  const key = 'a-secret-for-tests-only-0123456789abcdef'
  const purpose = 'assises.webhook-secret.1'

  test('is read with the secret of the server, and differs each time', () => {
    const secret = newWebhookSecret()
    const [one, other] = [seal(secret, key, purpose), seal(secret, key, purpose)]
    expect([unseal(one, key, purpose), unseal(other, key, purpose)]).toEqual([secret, secret])
    expect(one).not.toBe(other)
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('whsec_')
  })

  test('is not read with another one, nor after a change of any byte', () => {
    const sealed = seal(newWebhookSecret(), key, purpose)
    expect(unseal(sealed, `${key}x`, purpose)).toBeUndefined()
    expect(unseal(sealed, key, 'assises.second-factor.1')).toBeUndefined()
    const bytes = Buffer.from(sealed, 'base64url')
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(unseal(changed.toString('base64url'), key, purpose)).toBeUndefined()
    }
    expect(['', 'x', sealed.slice(0, 20)].map((text) => unseal(text, key, purpose))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
