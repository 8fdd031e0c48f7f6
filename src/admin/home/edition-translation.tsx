import Link from 'next/link'
import { inLanguage, type Language } from '../../domain/bilingual'
import type { Programme } from '../../domain/checks/programme'
import { translationProgress } from '../../domain/checks/translations'
import { formatTranslated, homeMessages } from './messages'

interface Props {
  labelledBy: string
  language: Language
  /** The address of the form of the edition. */
  page: string
  programme: Programme
}

/** The share of the texts of an edition that are translated, with a link to the missing ones. */
export function EditionTranslation({ labelledBy, language, page, programme }: Props) {
  const { translated, total } = translationProgress(programme)
  const [value, max] = total === 0 ? [1, 1] : [translated, total]
  return (
    <>
      <p className="home-edition__translated">
        <strong>{formatPercent(value / max, language)}</strong>
        <progress aria-labelledby={labelledBy} max={max} value={value} />
      </p>
      <p>{formatTranslated(translated, total, language)}</p>
      {translated < total && (
        <Link href={`${page}/controles#missing-english`}>{inLanguage(homeMessages.toTranslate, language)}</Link>
      )}
    </>
  )
}

// Rounded down: 99.6 % is not shown as 100 %.
const formatPercent = (share: number, language: Language) =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(share * 100) / 100)
