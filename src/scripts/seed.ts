import './production'

const [{ default: config }, { getPayload }, { migrateInDevelopment }, { seedExample }] = await Promise.all([
  import('@payload-config'),
  import('payload'),
  import('../boot/migrate'),
  import('../seed'),
])
const payload = await getPayload({ config })
await migrateInDevelopment(payload)
const counts = Object.values(await seedExample(payload))
const total = (outcome: 'created' | 'completed' | 'unchanged') => counts.reduce((sum, count) => sum + count[outcome], 0)
console.log(
  `Contenu d’exemple – documents créés\u00A0: ${total('created')}\u202F; complétés\u00A0: ${total('completed')}\u202F; ` +
    `déjà là et laissés tels quels\u00A0: ${total('unchanged')}.`,
)
await payload.destroy()
