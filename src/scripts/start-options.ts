import { readFileSync } from 'node:fs'

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

const help = `Usage\u00A0: npm start [-- options]      npm run dev

Démarre Assises CMS\u00A0: le construit si ses sources ont changé, met à jour la base, puis sert le site, l’administration et les API.

  --no-build   ne construit rien\u00A0: la construction doit être là
  --dev        développement\u00A0: recharge ce qui change
  --version    affiche la version
  --help       affiche ce texte

Les réglages sont des variables d’environnement (PORT, DATABASE_URL, PUBLIC_URL…)\u00A0: voir .env.example et docs/operations.md.
Signaux\u00A0: SIGTERM et SIGINT arrêtent après les dernières réponses\u202F; un second, une seconde plus tard, arrête tout de suite.`

const known = new Set(['--dev', '--no-build'])

/** Answers `--help` and `--version`, and refuses unknown options, and ends the process then. Returns when the server may start. */
export function answerOptions(options: readonly string[]): void {
  if (options.some((option) => option === '--help' || option === '-h')) end(help)
  if (options.some((option) => option === '--version' || option === '-v')) end(version())
  const unknown = options.filter((option) => !known.has(option))
  if (unknown.length === 0) return
  console.error(
    `Option inconnue\u00A0: ${unknown.join(', ')}. Les options sont dans «\u00A0npm start -- --help\u00A0».`,
  )
  process.exit(1)
}

function end(text: string): never {
  console.log(text)
  process.exit(0)
}
