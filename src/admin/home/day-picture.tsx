import Link from 'next/link'
import type { CSSProperties } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { formatClock } from '../../domain/format-moment'
import type { Bar, DayPlan } from './day-plan'
import { barStates, formatDaySummary, homeMessages } from './messages'
import './day.css'

interface Props {
  /** The address of the forms of sessions. */
  forms: string
  language: Language
  plan: DayPlan
  title: string
  zone: string
}

/**
 * A picture of a day: rooms from top to bottom, time from left to right, and each session as a bar with its name, which opens
 * it. Where there is little room, each room has a list of its sessions instead.
 */
export function DayPicture({ forms, language, plan: { hours, rows }, title, zone }: Props) {
  const messages = messagesIn(homeMessages, language)
  const bars = rows.flatMap((row) => row.bars)
  const clock = (at: string) => formatClock(at, zone, language)
  const starts = bars.map(({ startsAt }) => startsAt).sort()
  const ends = bars.map(({ endsAt }) => endsAt).sort()
  const rooms = rows.filter(({ room }) => room !== undefined).length
  const summary = formatDaySummary(bars.length, rooms, clock(starts[0] ?? ''), clock(ends.at(-1) ?? ''), language)
  // At most about eight hours have a label, whatever the length of the day.
  const every = Math.max(1, Math.ceil((hours.length - 1) / 8))
  return (
    <figure className="home-day__picture">
      <figcaption>
        <h3>{title}</h3> <span>{summary}</span>
      </figcaption>
      <div className="home-day__grid">
        <div aria-hidden="true" className="home-day__hours">
          {hours.map((hour, index) =>
            index % every === 0 ? (
              <span key={hour} style={{ insetInlineStart: percent(index / (hours.length - 1)) }}>
                {clock(hour).replace(/\u00A000$/, '')}
              </span>
            ) : null,
          )}
        </div>
        {rows.map(({ room, bars: own }) => (
          <div className="home-day__row" key={room ?? ''}>
            <h4 className="home-day__room">{room ?? messages.withoutRoom}</h4>
            <ul className="home-day__track" style={{ backgroundSize: `${percent(every / (hours.length - 1))} 100%` }}>
              {own.map((bar) => (
                <li className={`home-day__bar home-day__bar--${bar.state}`} key={bar.id} style={placeOf(bar)}>
                  <Link
                    href={`${forms}/${bar.id}`}
                    prefetch={false}
                    title={`${clock(bar.startsAt)} – ${clock(bar.endsAt)} ${bar.title} (${inLanguage(barStates[bar.state], language)})`}
                  >
                    <span className="home-day__time">{clock(bar.startsAt)}</span>{' '}
                    <span className="home-day__name">{bar.title || messages.untitled}</span>
                    {bar.state !== 'published' && (
                      <span className="home-day__state"> ({inLanguage(barStates[bar.state], language)})</span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </figure>
  )
}

// The place on the picture, which the style sheet leaves unused in a list.
const placeOf = ({ left, width, top, height }: Bar) =>
  ({
    '--left': percent(left),
    '--width': percent(width),
    '--top': percent(top),
    '--height': percent(height),
  }) as CSSProperties

const percent = (share: number) => `${(share * 100).toFixed(3)}%`
