import { formatLongDate } from '../../domain/format-date'
import { fr } from './messages'
import { PersonForm } from './person-form'

interface Props {
  formToken: string
  erasureRequestedOn?: string
}

/** The data of a person: the archive to download, and the request to erase everything. */
export function OwnDataOfPerson({ formToken, erasureRequestedOn }: Props) {
  return (
    <section aria-labelledby="donnees">
      <h2 id="donnees">Mes données</h2>
      <p>
        {fr(
          'Tout ce que le site enregistre à votre sujet dans cette fiche : vos textes et leurs versions, vos photos, vos accords, les liens que vous avez reçus.',
        )}
      </p>
      <p>
        <a href="/ma-page/donnees">Télécharger mes données</a>
      </p>
      {erasureRequestedOn ? (
        <p>
          {fr(
            `Vous avez demandé à être effacé ou effacée le ${formatLongDate(erasureRequestedOn, 'fr')}. Rien ne paraît plus ; l’équipe des Assises efface le reste.`,
          )}
        </p>
      ) : (
        <PersonForm action="effacement" token={formToken}>
          <p id="effacement-note">
            {fr(
              'Vous pouvez demander que tout soit effacé. Ce qui vous concerne quitte le site aussitôt. L’équipe des Assises efface ensuite le reste, ce qui ne peut pas être annulé : téléchargez d’abord vos données si vous y tenez.',
            )}
          </p>
          <label className="person-choice">
            <input aria-describedby="effacement-note" name="confirme" required type="checkbox" value="oui" />
            <span>{fr('Je demande que tout ce qui me concerne soit effacé.')}</span>
          </label>
          <button className="button button-quiet" type="submit">
            Demander à être effacé ou effacée
          </button>
        </PersonForm>
      )}
    </section>
  )
}
