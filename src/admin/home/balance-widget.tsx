import type { WidgetServerProps } from 'payload'
import { inLanguage, type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { balanceOf } from '../../domain/checks/balance'
import { Card } from './card'
import { homeOf } from './home'
import { declaredLabels, formatOthers, homeMessages } from './messages'

/** How the speakers of the current edition declare themselves, in numbers that identify nobody. */
export async function BalanceWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  if (!home) return null
  const balance = balanceOf(home.checked.programme)
  const parts = balance
    ? [
        ...balance.answers.map(({ declaredAs, people }) => ({
          key: declaredAs,
          people,
          label: declaredLabel(declaredAs, people, language),
        })),
        ...(balance.others > 0
          ? [{ key: 'others', people: balance.others, label: formatOthers(balance.others, language) }]
          : []),
      ]
    : []
  return (
    <Card title={messages.balance}>
      {parts.length === 0 ? (
        <p>{messages.noBalance}</p>
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
          <ul className="home-balance__answers">
            {parts.map(({ key, people, label }) => (
              <li className="home-balance__answer" key={key}>
                <span aria-hidden="true" className={`home-balance__part home-balance__part--${key}`} />
                <strong>{people}</strong> {label}
              </li>
            ))}
          </ul>
          <p className="home-card__note">{messages.balanceNote}</p>
        </>
      )}
    </Card>
  )
}

function declaredLabel(declaredAs: string, people: number, language: Language): string {
  const label = declaredLabels[declaredAs]
  return label ? inLanguage(people > 1 ? label.several : label.one, language) : declaredAs
}
