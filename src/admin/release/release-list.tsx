import Link from 'next/link'
import { type Language, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import type { StoredRelease } from '../../editorial/release/releases'
import { RestoreButton } from '../on-demand'
import { formatChangeCount, formatRestores, formatVersion, releaseMessages } from './messages'
import { VersionDiff, type VersionDifferences } from './version-diff'

interface Props {
  /** The id of the edition. */
  edition: string
  releases: StoredRelease[]
  timezone: string
  language: Language
  /** Of this tab, and of the programme of the edition in the API. */
  tab: string
  url: string
  /** The release whose changes are shown, field by field. */
  open?: { number: number; differences: VersionDifferences[] }
}

/** The releases of an edition, the newest first, each with its changes and a button that restores it. */
export function ReleaseList({ edition, releases, timezone, language, tab, url, open }: Props) {
  const messages = messagesIn(releaseMessages, language)
  return (
    <section aria-labelledby="releases" className="release__versions">
      <h3 id="releases">{messages.versions}</h3>
      {releases.length === 0 && <p>{messages.none}</p>}
      <ol reversed>
        {releases.map(({ number, releasedAt, by, restores, changes }, index) => (
          <li id={`version-${number}`} key={number}>
            <div className="release__version">
              <h4>
                {formatVersion(number, language)}
                {index === 0 && <span className="release__current">{messages.current}</span>}
              </h4>
              <p className="release__note">
                {[
                  formatMoment(releasedAt, timezone, language),
                  by,
                  restores && formatRestores(restores, language),
                  formatChangeCount(changes.length, language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Link
                aria-label={`${open?.number === number ? messages.close : messages.see} (${number})`}
                href={open?.number === number ? tab : `${tab}?version=${number}#version-${number}`}
                prefetch={false}
                scroll={false}
              >
                {open?.number === number ? messages.close : messages.see}
              </Link>
            </div>
            {open?.number === number && (
              <VersionDiff changes={changes} differences={open.differences} language={language} />
            )}
            {index > 0 && (
              <RestoreButton
                edition={edition}
                language={language}
                number={number}
                url={`${url}/releases/${number}/restore`}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
