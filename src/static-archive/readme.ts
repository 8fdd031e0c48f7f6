import { frenchSpaces } from '../domain/typography'
import { MANIFEST } from './manifest'

/** Renders the text for whoever finds the folder. */
export const renderReadme = (origin: string, editions: readonly string[], madeAt: Date): string =>
  frenchSpaces(`Archive de ${editions.join(', ')}, écrite le ${madeAt.toLocaleString('fr', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })}.

Ce dossier est un site : servez-le à la racine de ${origin}, sans base de données ni programme. Les adresses sont celles d’avant.

  nginx                 incluez nginx.conf dans le bloc server (sa première ligne montre comment)
  Apache 2.4.10         .htaccess est lu avec AllowOverride All (mod_rewrite, mod_headers)
  Netlify, Cloudflare   _headers est lu
  GitHub Pages          .nojekyll est là ; un espace d’objets (S3) : donnez à chaque fichier son « type » de ${MANIFEST}

Une page est dans <adresse>/index.html ; une réponse de l’API ou un flux, dans un fichier au nom de l’adresse, ou dans <adresse>/index.json
quand d’autres adresses sont au-dessous. Un fichier sans extension est en JSON. Les réponses qui dépendent d’une question (?lang=en, ?locale=en,
?depth=2, ?richText=html) sont dans _queries/lang=en/<adresse> et ainsi de suite : nginx et Apache les servent à l’adresse d’avant ; ailleurs, celle-ci
donne la réponse sans question. Les listes de l’API (/api/sessions?…) et GraphQL demandent un serveur : elles ne sont pas ici.

CONSENTEMENT. Les personnes n’apparaissent ici que dans la mesure où elles l’acceptaient ce jour-là. Quand l’une d’elles se retire, et à la date
« renewBy » de ${MANIFEST}, écrivez l’archive de nouveau sur le site d’origine (npm run archive -- ${editions.join(' ')} --replace), et remplacez
toute copie : chez l’hébergeur, dans ses caches, dans l’historique d’un dépôt Git.

${MANIFEST} liste chaque fichier avec sa somme SHA-256.
`)
