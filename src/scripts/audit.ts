import './production'

const [{ default: config }, { getPayload }, { verifyAudit }] = await Promise.all([
  import('@payload-config'),
  import('payload'),
  import('../audit/verify'),
])

const problems = {
  changed: 'cette ligne, ou celle d’avant, a été modifiée. Si PAYLOAD_SECRET a changé depuis, contrôlez avec l’ancien.',
  missing: 'cette ligne manque.',
  removed: 'des lignes manquent au début, que le site n’a pas supprimées.',
  'other-head': 'cette ligne n’est plus celle que vous aviez notée.',
}

/** Checks the chain of the audit log. Returns whether it is whole. */
async function verify(noted: string | undefined): Promise<boolean> {
  const [, position, hash] = /^(\d+):([\w-]+)$/.exec(noted ?? '') ?? []
  if (noted !== undefined && !hash) {
    console.error('Indiquez une fin de journal notée plus tôt sous la forme numéro:empreinte.')
    return false
  }
  const payload = await getPayload({ config })
  const known = hash ? { position: Number(position), hash } : undefined
  const { broken, entries, first, head, unsealed } = await verifyAudit(payload, known)
  await payload.destroy()
  if (broken) {
    console.error(`Le journal n’est pas entier. Ligne ${broken.position}\u00A0: ${problems[broken.problem]}`)
    return false
  }
  const waiting = unsealed ? ` Lignes récentes sans empreinte encore\u00A0: ${unsealed}.` : ''
  console.log(
    head
      ? `Le journal est entier\u00A0: ${entries} lignes, de ${first} à ${head.position}.${waiting} Fin à noter\u00A0: ${head.position}:${head.hash}`
      : `Le journal n’a pas encore de ligne à contrôler.${waiting}`,
  )
  return true
}

if (process.argv[2] === 'verify') process.exit((await verify(process.argv[3])) ? 0 : 1)
console.error('Indiquez «\u00A0verify\u00A0» pour contrôler le journal.')
process.exit(1)
