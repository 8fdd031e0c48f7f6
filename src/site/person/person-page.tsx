import type { ReactNode } from 'react'
import type { ConsentScope } from '../../domain/consent'
import type { DisplayMode } from '../../domain/display-mode'
import { displayModes } from '../../domain/display-mode'
import { formatLongDate } from '../../domain/format-date'
import { shownName } from '../../domain/person-link'
import { displayModeTexts, fieldTexts, fr, type Outcome, outcomeTexts, scopeTexts } from './messages'
import { OwnDataOfPerson } from './own-data'
import { PersonForm } from './person-form'
import { ProposedPhoto } from './proposed-photo'

interface CorrectedText {
  name: string
  text: string
  maxLength: number
  isLong?: boolean
}

/** What the page of a person shows. */
interface PersonView {
  person: string
  collection: 'speakers' | 'testimonials'
  /** The token of every form of the page. */
  formToken: string
  /** The text that the person agrees to, in paragraphs that empty lines separate. */
  wording: string
  /** What the person agreed to, and when; none before the first answer and after a withdrawal. */
  choices?: {
    scope: readonly ConsentScope[]
    displayMode?: DisplayMode | null
    givenOn: string
    expiresOn?: string | null
  }
  withdrawnOn?: string
  /** Whether the team has published the document; what is agreed to is public then. */
  isPublished: boolean
  /** What is proposed while there are no choices. */
  displayMode?: DisplayMode
  /** What the person may correct; none while the document is in the trash. */
  texts?: readonly CorrectedText[]
  /** The day on which the person proposed the photo that an editor has not decided on. */
  photoProposedOn?: string
  /** The day on which the person asked to be erased. */
  erasureRequestedOn?: string
  email?: string
  today: string
  outcome?: Outcome
  /** The page as readers see it, or would. */
  preview: ReactNode
}

/** The page of a person: what is shown of them, what they agree to, and their corrections. Works without a script. */
export function PersonPage({ preview, ...view }: PersonView) {
  const { person, outcome } = view
  return (
    <div className="person">
      <header className="opening">
        <h1>{fr(`Bonjour ${person}`)}</h1>
        <p className="lead">{fr(stateOf(view))}</p>
      </header>
      {outcome && (
        <p
          className={`person-outcome ${isWrong(outcome) ? 'person-outcome-wrong' : ''}`}
          role={isWrong(outcome) ? 'alert' : 'status'}
        >
          {fr(outcomeTexts[outcome])}
        </p>
      )}
      <section aria-labelledby="apercu">
        <h2 id="apercu">Ce qui paraît, ou paraîtrait</h2>
        <div className="person-preview">{preview}</div>
      </section>
      <Agreement {...view} />
      <Withdrawal {...view} />
      {view.texts && <ProposedPhoto {...view} />}
      {view.texts && <Corrections {...view} texts={view.texts} />}
      <OwnDataOfPerson {...view} />
      <footer className="person-end">
        <p>
          <a href="/ma-page/recu">Télécharger la trace de mes choix</a>
        </p>
        <PersonForm action="fermer" token={view.formToken}>
          <button className="button button-quiet" type="submit">
            Fermer ma page
          </button>
        </PersonForm>
      </footer>
    </div>
  )
}

const wrong: readonly Outcome[] = [
  ...(['rien-de-coche', 'date-fausse', 'a-corriger'] as const),
  'effacement-a-confirmer',
  ...(['sans-photo', 'photo-sans-accord', 'photo-refusee'] as const),
]
const isWrong = (outcome: Outcome) => wrong.includes(outcome)

function stateOf({ choices, isPublished, withdrawnOn }: Omit<PersonView, 'preview'>): string {
  if (choices) {
    const given = `Vous avez donné votre accord le ${formatLongDate(choices.givenOn, 'fr')}. Vous pouvez le changer ou le retirer ici.`
    return isPublished ? given : `${given} Rien ne paraît encore : l’équipe doit d’abord publier votre page.`
  }
  if (withdrawnOn)
    return `Vous avez retiré votre accord le ${formatLongDate(withdrawnOn, 'fr')}. Vous pouvez le redonner ici.`
  return 'Vous n’avez pas encore répondu. Voici ce qui paraîtrait de vous, et ce que vous acceptez d’en montrer.'
}

function Agreement({
  choices,
  collection,
  displayMode,
  email,
  formToken,
  outcome,
  today,
  wording,
}: Omit<PersonView, 'preview'>) {
  const scopes = Object.entries(scopeTexts[collection]) as [ConsentScope, string][]
  const shown = choices?.displayMode ?? displayMode
  return (
    <section aria-labelledby="accord">
      <h2 id="accord">Ce que j’accepte de montrer</h2>
      {wording.split('\n\n').map((paragraph) => (
        <p key={paragraph}>{fr(paragraph)}</p>
      ))}
      <PersonForm action="accord" token={formToken}>
        <fieldset>
          <legend>J’accepte de montrer</legend>
          {scopes.map(([scope, text]) => (
            <label className="person-choice" key={scope}>
              <input defaultChecked={choices?.scope.includes(scope)} name="scope" type="checkbox" value={scope} />
              <span>{fr(text)}</span>
            </label>
          ))}
        </fieldset>
        {collection === 'testimonials' && (
          <fieldset>
            <legend>On me nomme par</legend>
            {displayModes.map((mode) => (
              <label className="person-choice" key={mode}>
                <input defaultChecked={mode === shown} name="displayMode" type="radio" value={mode} />
                <span>{displayModeTexts[mode]}</span>
              </label>
            ))}
          </fieldset>
        )}
        <label htmlFor="fin">Jusqu’au (facultatif)</label>
        <input
          aria-describedby="fin-note"
          aria-invalid={outcome === 'date-fausse' || undefined}
          defaultValue={choices?.expiresOn ?? ''}
          id="fin"
          min={today}
          name="expiresOn"
          type="date"
        />
        <p className="quiet" id="fin-note">
          {fr('Ce jour compris. Vide : jusqu’à ce que je change d’avis.')}
        </p>
        <label htmlFor="adresse">Mon adresse e-mail (facultatif)</label>
        <input
          aria-describedby="adresse-note"
          autoComplete="email"
          defaultValue={email}
          id="adresse"
          maxLength={200}
          name="email"
          type="email"
        />
        <p className="quiet" id="adresse-note">
          {fr('Pour recevoir un nouveau lien quand je veux revenir. Jamais publique.')}
        </p>
        <button className="button" type="submit">
          {choices ? 'Enregistrer mes choix' : 'Donner mon accord'}
        </button>
      </PersonForm>
    </section>
  )
}

function Withdrawal({ formToken }: Pick<PersonView, 'formToken'>) {
  return (
    <section aria-labelledby="retrait">
      <h2 id="retrait">Tout retirer</h2>
      <p>
        {fr(
          'Ce qui vous concerne quitte le site aussitôt, sans que personne ait à valider. Vous pourrez redonner votre accord plus tard : l’équipe publiera alors de nouveau votre page.',
        )}
      </p>
      <PersonForm action="retrait" token={formToken}>
        <button className="button" type="submit">
          Retirer mon accord maintenant
        </button>
      </PersonForm>
    </section>
  )
}

function Corrections({ formToken, texts }: { formToken: string; texts: readonly CorrectedText[] }) {
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">Corriger ce qui est écrit</h2>
      <p>{fr('L’équipe lit vos corrections, puis les publie. Rien ne change avant.')}</p>
      <PersonForm action="corrections" token={formToken}>
        {texts.map(({ name, text, maxLength, isLong }) => (
          <div key={name}>
            <input name={shownName(name)} type="hidden" value={text} />
            <label htmlFor={`texte-${name}`}>{fieldTexts[name]}</label>
            {isLong ? (
              <textarea defaultValue={text} id={`texte-${name}`} maxLength={maxLength} name={name} rows={6} />
            ) : (
              <input defaultValue={text} id={`texte-${name}`} maxLength={maxLength} name={name} type="text" />
            )}
          </div>
        ))}
        <button className="button" type="submit">
          Envoyer mes corrections
        </button>
      </PersonForm>
    </section>
  )
}
