import type { WidgetServerProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { balanceOf } from '../../domain/checks/balance'
import { Card } from './card'
import { homeOf } from './home'
import { homeWords } from './words'

/** How the speakers of the current edition declare themselves, as numbers that point at nobody. */
export async function BalanceWidget({ req }: WidgetServerProps) {
  const words = homeWords[languageOf(req.i18n)]
  const home = await homeOf(req)
  if (!home) return null
  const balance = balanceOf(home.checked.programme)
  const parts = balance
    ? [
        ...balance.answers.map(({ declaredAs, people }) => ({
          key: declaredAs,
          people,
          label: words.declared[declaredAs]?.[people > 1 ? 1 : 0] ?? declaredAs,
        })),
        ...(balance.others > 0 ? [{ key: 'others', people: balance.others, label: words.others(balance.others) }] : []),
      ]
    : []
  return (
    <Card title={words.balance}>
      {parts.length === 0 ? (
        <p>{words.noBalance}</p>
      ) : (
        <>
          <div aria-hidden="true" className="home-balance">
            {parts.map(({ key, people }) => (
              <span
                className={`home-balance__part home-balance__part--${key}`}
                key={key}
                style={{ flexGrow: people }}
              />
            ))}
          </div>
          <ul className="home-balance__words">
            {parts.map(({ key, people, label }) => (
              <li className="home-balance__word" key={key}>
                <span aria-hidden="true" className={`home-balance__part home-balance__part--${key}`} />
                <strong>{people}</strong> {label}
              </li>
            ))}
          </ul>
          <p className="home-card__note">{words.balanceNote}</p>
        </>
      )}
    </Card>
  )
}
