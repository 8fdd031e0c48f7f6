import type { Language } from '../domain/bilingual'
import { said } from './words'

/** Stands where the current edition will: nothing is published yet. */
export const ComingPage = ({ language }: { language: Language }) => (
  <article>
    <header className="opening">
      <h1>{comingTitle(language)}</h1>
      <p className="lead">
        {said(
          language,
          'Les dates, le lieu et le programme paraîtront ici dès leur publication.',
          'Its dates, place and programme will appear here as soon as they are published.',
        )}
      </p>
      <p className="quiet">
        {said(language, 'Vous êtes de l’équipe ? ', 'Are you on the team? ')}
        <a href="/admin">{said(language, 'Ouvrez l’administration', 'Open the admin')}</a>
        {said(language, ' et publiez une édition.', ' and publish an edition.')}
      </p>
    </header>
  </article>
)

/** The title of that page. */
export const comingTitle = (language: Language): string =>
  said(language, 'La prochaine édition se prépare', 'The next edition is in the making')
