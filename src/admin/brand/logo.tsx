import { Assembly } from './assembly'
import './brand.css'

/** The logo with the name, above the log-in form. */
export const Logo = () => (
  <div className="assises-logo">
    <Assembly />
    <span className="assises-logo__name">Assises</span>
  </div>
)
