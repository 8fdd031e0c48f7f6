'use client'
import { type Language, messagesIn } from '../../domain/bilingual'
import { ScrollArea } from '../accessibility/scroll-area'
import { useArrival } from '../progress/use-arrival'
import { formatSessionCount, newEditionMessages } from './messages'
import type { Plan } from './use-new-edition'

/** The plan of a new edition: what is copied, moved and left out, and each session before and after. */
export function PlanView({ plan, language }: { plan: Plan; language: Language }) {
  const messages = messagesIn(newEditionMessages, language)
  const sessions = formatSessionCount(plan.sessions.length, language)
  const title = useArrival<HTMLHeadingElement>()
  return (
    <section className="new-edition__plan">
      <h3 ref={title} tabIndex={-1}>
        {messages.plan}
      </h3>
      <p>
        <strong>{plan.edition.title}</strong>, {plan.edition.city}
      </p>
      {(['warnings', 'copied', 'shifted', 'leftOut'] as const)
        .filter((name) => plan[name].length > 0)
        .map((name) => (
          <div className={`new-edition__part new-edition__part--${name}`} key={name}>
            <h4>{messages[name]}</h4>
            <ul>
              {plan[name].map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
      <details>
        <summary>{sessions}</summary>
        <ScrollArea aria-label={sessions} className="new-edition__scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{messages.session}</th>
                <th scope="col">{messages.room}</th>
                <th scope="col">{messages.before}</th>
                <th scope="col">{messages.after}</th>
              </tr>
            </thead>
            <tbody>
              {plan.sessions.map(({ title, room, before, after }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two sessions may look alike
                <tr key={index}>
                  <th scope="row">{title}</th>
                  <td>{room ?? messages.none}</td>
                  <td>{before ?? messages.toPlace}</td>
                  <td>{after ?? messages.toPlace}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </details>
    </section>
  )
}
