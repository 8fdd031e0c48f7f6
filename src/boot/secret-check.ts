import type { Payload } from 'payload'
import { secretFingerprint } from '../backup/archive/manifest'
import type { Env } from '../env'
import type { BootReport } from './handshake'

/** The row in which the database has the fingerprint of its secret. */
const KEY = 'secret-check'

type Secret = Pick<Env, 'PAYLOAD_SECRET' | 'SECRET_CHANGED'>

/**
 * Returns a French warning when the database was written with another secret, whose fingerprint stays recorded. The first start with a
 * database records its secret; `SECRET_CHANGED` accepts one new secret, which it names by its fingerprint.
 */
export async function checkSecret(
  { kv }: Pick<Payload, 'kv'>,
  { PAYLOAD_SECRET, SECRET_CHANGED }: Secret,
): Promise<Partial<BootReport>> {
  const fingerprint = secretFingerprint(PAYLOAD_SECRET)
  const read = () => kv.get<{ fingerprint?: string }>(KEY)
  const recorded = await read()
  if (recorded?.fingerprint === fingerprint) return {}
  if (recorded && SECRET_CHANGED !== fingerprint) return { warnings: [otherSecret(fingerprint)] }
  try {
    await kv.set(KEY, { fingerprint })
  } catch (error) {
    // Another process that starts now may have been first.
    if ((await read())?.fingerprint !== fingerprint) throw error
  }
  return {}
}

const otherSecret = (fingerprint: string) =>
  `ATTENTION\u00A0: PAYLOAD_SECRET n’est pas la clé secrète avec laquelle cette base de données a été écrite\u00A0: les sessions, les clés d’API, la connexion en deux étapes, les secrets des webhooks et le journal ne peuvent pas être lus. Remettez l’ancienne (la variable, ou le fichier «\u00A0secret\u00A0» à côté de la base), puis relancez\u00A0: rien n’est perdu. Si elle est perdue, ou si vous en changez, indiquez SECRET_CHANGED=${fingerprint}\u00A0: tout cela est alors à refaire.`
