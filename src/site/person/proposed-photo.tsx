import { formatLongDate } from '../../domain/format-date'
import { fr } from './messages'
import { PersonForm } from './person-form'

interface Props {
  formToken: string
  photoProposedOn?: string
}

/** The photo that a person proposes: the one that waits for an editor, and the form that sends another one. */
export function ProposedPhoto({ formToken, photoProposedOn }: Props) {
  return (
    <section aria-labelledby="photo">
      <h2 id="photo">Proposer une photo</h2>
      <p>
        {fr(
          'L’équipe la regarde, puis la publie. Rien ne change avant. Le lieu et la date de la prise de vue sont effacés.',
        )}
      </p>
      {photoProposedOn && (
        <div className="person-photo">
          <img alt="Le portrait que vous avez proposé" height={400} src="/ma-page/photo" width={320} />
          <p>{fr(`Proposée le ${formatLongDate(photoProposedOn, 'fr')}. Elle ne paraît nulle part pour l’instant.`)}</p>
          <PersonForm action="sans-la-photo" token={formToken}>
            <button className="button button-quiet" type="submit">
              Effacer cette photo
            </button>
          </PersonForm>
        </div>
      )}
      <PersonForm action="photo" hasFile token={formToken}>
        <label htmlFor="fichier">{photoProposedOn ? 'Une autre photo' : 'Ma photo'}</label>
        <input
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-describedby="fichier-note"
          id="fichier"
          name="photo"
          type="file"
        />
        <p className="quiet" id="fichier-note">
          {fr('JPEG, PNG, WebP ou AVIF, jusqu’à 10 Mo.')}
        </p>
        <label className="person-choice">
          <input name="accepte" type="checkbox" value="oui" />
          <span>{fr('J’accepte que cette photo paraisse sur le site et dans le programme.')}</span>
        </label>
        <button className="button" type="submit">
          Envoyer ma photo
        </button>
      </PersonForm>
    </section>
  )
}
