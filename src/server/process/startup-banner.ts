import type { BootReport } from '../../boot/handshake'

/** The text printed when the CMS is ready at `origin`, `seconds` after the process started. */
export function startupBanner(report: BootReport, origin: string, seconds: number): string {
  const query = '{ Editions { docs { slug title startsOn } } }'
  const lines = [
    '',
    `Assises CMS est prêt en ${seconds.toLocaleString('fr', { maximumFractionDigits: 1 })} s.`,
    '',
    `  Administration  ${origin}/admin`,
    `  REST            ${origin}/api/editions`,
    `  GraphQL         ${origin}/api/graphql`,
    '',
    'Exemples de requêtes :',
    `  curl -g '${origin}/api/sessions?where[edition.slug][equals]=montpellier-2024&sort=startsAt&depth=1&locale=fr'`,
    `  curl -G ${origin}/api/graphql --data-urlencode 'query=${query}'`,
    '',
  ]
  if (report.seeded) lines.push('Le contenu d’exemple est en place : la base était vide.', '')
  return [...lines, ...firstAdmin(report), ...report.warnings.flatMap((warning) => [warning, ''])].join('\n')
}

function firstAdmin({ firstAdmin: admin }: BootReport): string[] {
  if (!admin) return []
  return [
    'Premier compte d’administration :',
    `  Adresse e-mail  ${admin.email}`,
    admin.password
      ? `  Mot de passe    ${admin.password}   (affiché cette seule fois : notez-le)`
      : '  Mot de passe    celui de ADMIN_PASSWORD',
    '',
  ]
}
