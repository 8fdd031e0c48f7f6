import type { Language } from '../domain/bilingual'
import { formatMoment } from '../domain/format-moment'
import { DEFAULT_ZONE, type Instant } from '../domain/zone'
import { said } from './words'

interface Props {
  language: Language
  isDraft: boolean
  isPhotoWithheld?: boolean
  /** A testimonial that no consent covers today. */
  lacksConsent?: boolean
  /** Up to when a share link shows the page. */
  until?: Instant
}

/** Says above a preview that it is one, and what of it the public will not see. */
export function PreviewNote({ language, isDraft, isPhotoWithheld, lacksConsent, until }: Props) {
  return (
    <aside aria-label={said(language, 'Aperçu', 'Preview')} className="preview-note">
      <p>
        <strong>{said(language, 'Aperçu', 'Preview')}</strong>{' '}
        {isDraft
          ? said(language, 'Cette version n’est pas encore publiée.', 'This version is not published yet.')
          : said(language, 'Cette version est celle du site.', 'This version is the one on the site.')}
        {until &&
          ` ${said(
            language,
            `Ce lien fonctionne jusqu’au ${formatMoment(until, DEFAULT_ZONE, 'fr')}.`,
            `This link works until ${formatMoment(until, DEFAULT_ZONE, 'en')}.`,
          )}`}
      </p>
      {lacksConsent && (
        <p>
          {said(
            language,
            'Aucun accord valable ne couvre ce témoignage : une fois publié, il ne paraîtra pas.',
            'No valid consent covers this testimonial: once published, it will not appear.',
          )}
        </p>
      )}
      {isPhotoWithheld && (
        <p>
          {said(
            language,
            'La photo n’est pas montrée : aucun accord valable ne la couvre.',
            'The photo is not shown: no valid consent covers it.',
          )}
        </p>
      )}
    </aside>
  )
}
