import type { Payload } from 'payload'

const EFFECT =
  'ATTENTION : les transactions de MongoDB sont désactivées ; une panne peut laisser une écriture à moitié faite.'

/** A French warning with what to change when MongoDB runs without transactions; `undefined` otherwise. */
export async function transactionWarning(payload: Payload): Promise<string | undefined> {
  const { db } = payload
  const { connection, transactionOptions } = db as unknown as { connection?: Connection; transactionOptions?: unknown }
  if (!connection || transactionOptions !== false) return undefined
  const name = await replicaSetName(connection)
  return name
    ? `${EFFECT} Ajoutez « replicaSet=${name} » aux paramètres de DATABASE_URL.`
    : `${EFFECT} Démarrez MongoDB en replica set (« mongod --replSet rs0 »), même d’un seul nœud, et ajoutez « replicaSet=rs0 » à DATABASE_URL.`
}

interface Connection {
  db?: { admin(): { command(command: object): Promise<Record<string, unknown>> } }
}

async function replicaSetName(connection: Connection): Promise<string | undefined> {
  try {
    const hello = await connection.db?.admin().command({ hello: 1 })
    return typeof hello?.setName === 'string' ? hello.setName : undefined
  } catch {
    return undefined
  }
}
