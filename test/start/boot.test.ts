import type { Payload } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { createFirstAdmin } from '../../src/boot/first-admin'
import { announceBoot, announcedBoot, type Cms } from '../../src/boot/handshake'
import { publicUrlWarning } from '../../src/boot/public-url-warning'
import { transactionWarning } from '../../src/boot/transaction-warning'
import { passwordProblem } from '../../src/domain/password'
import { startupBanner } from '../../src/server/process/startup-banner'

describe('createFirstAdmin', () => {
  const payloadWith = (counts: number[], create = vi.fn()) =>
    ({ create, count: async () => ({ totalDocs: counts.shift() ?? 0 }) }) as unknown as Payload

  it('generates a strong password, another one each time', async () => {
    const made = [await createFirstAdmin(payloadWith([0]), {}), await createFirstAdmin(payloadWith([0]), {})]
    expect(new Set(made.map((admin) => admin?.password)).size).toBe(2)
    for (const admin of made) expect(passwordProblem(admin?.password ?? '', admin?.email)).toBeUndefined()
  })

  it('uses the given credentials, and does not return the password', async () => {
    const create = vi.fn()
    const given = { ADMIN_EMAIL: 'elodie@exemple.fr', ADMIN_PASSWORD: 'trois tournesols bleus' }
    expect(await createFirstAdmin(payloadWith([0], create), given)).toEqual({ email: 'elodie@exemple.fr' })
    expect(create.mock.calls[0]?.[0].data).toMatchObject({
      email: 'elodie@exemple.fr',
      password: 'trois tournesols bleus',
      role: 'admin',
    })
  })

  it('does nothing when a user exists', async () => {
    const create = vi.fn()
    expect(await createFirstAdmin(payloadWith([1], create), {})).toBeUndefined()
    expect(create).not.toHaveBeenCalled()
  })

  it('returns nothing when another process was first, and rejects on any other failure', async () => {
    const refused = vi.fn().mockRejectedValue(new Error('e-mail taken'))
    expect(await createFirstAdmin(payloadWith([0, 1], refused), {})).toBeUndefined()
    await expect(createFirstAdmin(payloadWith([0, 0], refused), {})).rejects.toThrow('e-mail taken')
  })
})

describe('transactionWarning', () => {
  const mongo = (hello: object, transactionOptions: unknown) =>
    ({ db: { transactionOptions, connection: { db: { admin: () => ({ command: async () => hello }) } } } }) as Payload &
      object

  it.each([
    ['a replica set without its name in the URL', mongo({ setName: 'main' }, false), /replicaSet=main/],
    ['a server without a replica set', mongo({}, false), /--replSet/],
  ])('names what to change for %s', async (_, payload, sentence) => {
    const warning = await transactionWarning(payload)
    expect(warning).toMatch(/^ATTENTION/)
    expect(warning).toMatch(sentence)
  })

  it.each([
    ['transactions are on', mongo({ setName: 'main' }, {})],
    ['the database is SQLite', { db: {} } as Payload],
  ])('is undefined when %s', async (_, payload) => {
    expect(await transactionWarning(payload)).toBeUndefined()
  })
})

it('a production without PUBLIC_URL starts with a warning', () => {
  expect(publicUrlWarning({})).toMatch(/PUBLIC_URL.*indiquez son adresse publique/)
  expect(publicUrlWarning({ PUBLIC_URL: 'https://cms.exemple.fr' })).toBeUndefined()
})

it('a boot announced in the bundle is awaited around it', async () => {
  const cms = { report: { warnings: [] } } as unknown as Cms
  announceBoot(Promise.resolve(cms))
  expect(await announcedBoot()).toBe(cms)
})

it('the startup banner has the addresses, the first admin and the warnings', () => {
  const report = { warnings: ['ATTENTION.'], firstAdmin: { email: 'a@exemple.fr', password: 'xyz' } }
  const text = startupBanner(report, 'https://cms.exemple.fr', 1.23)
  for (const part of ['1,2 s', 'https://cms.exemple.fr/admin', 'a@exemple.fr', 'xyz', 'ATTENTION.']) {
    expect(text).toContain(part)
  }
  expect(startupBanner({ warnings: [] }, 'https://cms.exemple.fr', 1)).not.toContain('Mot de passe')
})
