import { fr, type PersonRefusal, personRefusals } from './messages'
import { personResponse } from './person-frame'

/** A page that says why the page of a person does not open, and what to do. `renew` is the secret of a link that can be replaced by mail. */
export function personRefusal(refusal: PersonRefusal, origin: string, renew?: string): Promise<Response> {
  const { status, title, text } = personRefusals[refusal]
  const children = (
    <article>
      <header className="opening">
        <h1>{fr(title)}</h1>
        <p className="lead">{fr(text)}</p>
      </header>
      {renew && (
        <form action={`/ma-page/${renew}`} className="person-form" method="post">
          <input name="action" type="hidden" value="nouveau-lien" />
          <p>{fr('Nous l’envoyons à l’adresse qui a reçu celui-ci.')}</p>
          <button className="button" type="submit">
            Recevoir un nouveau lien
          </button>
        </form>
      )}
    </article>
  )
  return personResponse(
    { origin, title: fr(title), children },
    { status, headers: status === 429 ? { 'Retry-After': '600' } : {} },
  )
}

/** The page of a link that can be opened. It is opened by a button: programs that read mails open every address. */
export function linkPage(origin: string, secret: string, person: string): Promise<Response> {
  const title = fr('Votre page sur le site des Assises')
  return personResponse({
    origin,
    title,
    children: (
      <article>
        <header className="opening">
          <h1>{title}</h1>
          <p className="lead">
            {fr(
              `Cette page est pour ${person} : voir ce qui paraît, le corriger, choisir ce que vous acceptez de montrer.`,
            )}
          </p>
        </header>
        <form action={`/ma-page/${secret}`} className="person-form" method="post">
          <p>{fr('Le lien sert une fois. Votre page reste ouverte une heure sur cet appareil.')}</p>
          <button className="button" type="submit">
            Ouvrir ma page
          </button>
        </form>
      </article>
    ),
  })
}

/** The page that says that a new link was sent. */
export const renewedPage = (origin: string): Promise<Response> =>
  personResponse({
    origin,
    title: 'Un nouveau lien est parti',
    children: (
      <article>
        <header className="opening">
          <h1>Un nouveau lien est parti</h1>
          <p className="lead">
            {fr('Regardez votre messagerie dans quelques minutes. Rien reçu ? Écrivez à l’équipe des Assises.')}
          </p>
        </header>
      </article>
    ),
  })
