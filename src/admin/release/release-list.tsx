import Link from 'next/link'
import type { Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import type { KeptRelease } from '../../editorial/release/releases'
import { RestoreButton } from './restore-button'
import { VersionDiff, type VersionDifferences } from './version-diff'
import type { ReleaseWords } from './words'

interface Props {
  releases: KeptRelease[]
  timezone: string
  language: Language
  words: ReleaseWords
  /** Of this tab, and of the programme of the edition in the API. */
  tab: string
  url: string
  /** The release whose changes are shown, field by field. */
  open?: { number: number; differences: VersionDifferences[] }
}

/** The releases of an edition, the newest first: what each changed, and a way back to it. */
export function ReleaseList({ releases, timezone, language, words, tab, url, open }: Props) {
  return (
    <section aria-labelledby="releases" className="release__versions">
      <h3 id="releases">{words.versions}</h3>
      {releases.length === 0 && <p>{words.none}</p>}
      <ol reversed>
        {releases.map(({ number, releasedAt, by, restores, changes }, index) => (
          <li id={`version-${number}`} key={number}>
            <div className="release__version">
              <h4>
                {words.version(number)}
                {index === 0 && <span className="release__current">{words.current}</span>}
              </h4>
              <p className="release__note">
                {[
                  formatMoment(releasedAt, timezone, language),
                  by,
                  restores && words.restores(restores),
                  words.changes(changes.length),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Link
                aria-label={`${open?.number === number ? words.close : words.see} (${number})`}
                href={open?.number === number ? tab : `${tab}?version=${number}#version-${number}`}
                prefetch={false}
                scroll={false}
              >
                {open?.number === number ? words.close : words.see}
              </Link>
            </div>
            {open?.number === number && <VersionDiff changes={changes} differences={open.differences} words={words} />}
            {index > 0 && (
              <RestoreButton language={language} number={number} url={`${url}/releases/${number}/restore`} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
