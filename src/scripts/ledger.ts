import './production'

const [{ env }, { readLedger }] = await Promise.all([import('../env'), import('../consent/ledger/file')])

/** Checks the chain of the ledger, without the database. */
async function verify(): Promise<void> {
  const ledger = await readLedger(env.LEDGER_FILE)
  if (typeof ledger !== 'string') {
    console.log(`Le registre ${env.LEDGER_FILE} est entier\u00A0: ${ledger.facts.length} lignes.`)
    return
  }
  const sentences = {
    missing: 'il n’y en a pas. Il commence au premier retrait\u202F; s’il y en avait un, remettez la dernière copie.',
    unreadable: 'ce compte n’a pas le droit de le lire.',
    damaged: 'il est abîmé\u00A0: remettez la dernière copie.',
  }
  console.error(`Le registre ${env.LEDGER_FILE} ne peut pas être contrôlé\u00A0: ${sentences[ledger]}`)
  process.exitCode = 1
}

/** Begins a new ledger from what the database records, when no copy of the former one is left. */
async function replace(): Promise<void> {
  const [{ default: config }, { getPayload }, { replaceLedger }] = await Promise.all([
    import('@payload-config'),
    import('payload'),
    import('../consent/ledger/replace'),
  ])
  const payload = await getPayload({ config })
  try {
    const former = await replaceLedger(payload)
    console.log(
      `Un nouveau registre commence, avec ce que la base enregistre.${former ? ` L’ancien est ${former}.` : ''} Redémarrez le serveur.`,
    )
  } catch (error) {
    console.error(
      `Le registre ${env.LEDGER_FILE} ne peut pas être remplacé, et rien n’a changé (${(error as Error).message}). Donnez à ce compte le droit d’écrire dans son dossier, puis recommencez.`,
    )
    process.exitCode = 1
  }
  await payload.destroy()
}

const command = { verify, replace }[process.argv[2] ?? '']
if (command) await command()
else {
  console.error(
    'Indiquez «\u00A0verify\u00A0» pour contrôler le registre, ou «\u00A0replace\u00A0» pour en commencer un autre.',
  )
  process.exitCode = 1
}
