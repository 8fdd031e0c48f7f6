import './production'

const [{ default: config }, { getPayload }, { resetAccount }] = await Promise.all([
  import('@payload-config'),
  import('payload'),
  import('../../collections/users/second-factor/reset-account'),
])
const email = process.argv[2] ?? ''
const payload = await getPayload({ config })
const isReset = await resetAccount(payload, email)
console.log(
  isReset
    ? `${email}\u00A0: la connexion en deux étapes est réinitialisée. Le mot de passe suffit à la prochaine connexion.`
    : 'Indiquez l’adresse e-mail d’un compte, par exemple npm run second-factor:reset -- admin@exemple.fr.',
)
await payload.destroy()
process.exit(isReset ? 0 : 1)
