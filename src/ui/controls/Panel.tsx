/** Keeps a failure inside one view: the rest of the page, and the run, go on. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './Panel.module.css'

type PanelProps = { readonly name: string; readonly children: ReactNode }
type PanelState = {
  readonly error: unknown
  readonly hasFailed: boolean
  readonly stack: string
  readonly copied: 'not yet' | 'yes' | 'refused'
}

const whole: PanelState = { error: null, hasFailed: false, stack: '', copied: 'not yet' }

export class Panel extends Component<PanelProps, PanelState> {
  override state = whole

  static getDerivedStateFromError(error: unknown): Partial<PanelState> {
    return { error, hasFailed: true }
  }

  override componentDidCatch(_error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ stack: componentStack ?? '' })
  }

  private details(): string {
    const { error, stack } = this.state
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return `Backstep, view “${this.props.name}”\n${what}\n${stack}`
  }

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.details())
      this.setState({ copied: 'yes' })
    } catch {
      this.setState({ copied: 'refused' })
    }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    const { copied } = this.state
    return (
      <div role="alert" className={styles.failed}>
        <p>This view failed. The experiment is fine.</p>
        <div className={styles.offers}>
          <Button kind="link" onClick={() => this.setState(whole)}>
            Try again
          </Button>
          <Button kind="link" onClick={this.copy}>
            {copied === 'yes' ? 'Copied' : 'Copy details'}
          </Button>
        </div>
        {copied === 'refused' && (
          <textarea
            className={styles.details}
            aria-label="Details"
            readOnly
            rows={5}
            value={this.details()}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </div>
    )
  }
}
