'use client'
import { useArrival } from '../progress/use-arrival'
import type { Plan } from './use-new-edition'
import type { NewEditionWords } from './words'

/** What a new edition will hold, in words, and each session before and after. */
export function PlanView({ plan, words }: { plan: Plan; words: NewEditionWords }) {
  const title = useArrival<HTMLHeadingElement>()
  return (
    <section className="new-edition__plan">
      <h3 ref={title} tabIndex={-1}>
        {words.plan}
      </h3>
      <p>
        <strong>{plan.edition.title}</strong>, {plan.edition.city}
      </p>
      {(['warnings', 'copied', 'shifted', 'leftOut'] as const)
        .filter((name) => plan[name].length > 0)
        .map((name) => (
          <div className={`new-edition__part new-edition__part--${name}`} key={name}>
            <h4>{words[name]}</h4>
            <ul>
              {plan[name].map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
      <details>
        <summary>{words.sessions(plan.sessions.length)}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section aria-label={words.sessions(plan.sessions.length)} className="new-edition__scroll" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.session}</th>
                <th scope="col">{words.room}</th>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {plan.sessions.map(({ title, room, before, after }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two sessions may look alike
                <tr key={index}>
                  <th scope="row">{title}</th>
                  <td>{room ?? words.none}</td>
                  <td>{before ?? words.toPlace}</td>
                  <td>{after ?? words.toPlace}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  )
}
