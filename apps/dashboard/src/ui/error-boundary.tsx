import { Component, type ReactNode } from 'react'

/**
 * Keeps a part that cannot be drawn from taking the wall with it. It tries again whenever `resetKey` changes.
 * A class, because React has no other form for this.
 */
export class ErrorBoundary extends Component<
  { readonly resetKey: unknown; readonly fallback: ReactNode; readonly children: ReactNode },
  { readonly failedAt: unknown; readonly failed: boolean }
> {
  override state = { failed: false, failedAt: null as unknown }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  static getDerivedStateFromProps(
    props: { readonly resetKey: unknown },
    state: { readonly failed: boolean; readonly failedAt: unknown },
  ) {
    if (state.failed && state.failedAt !== null && state.failedAt !== props.resetKey)
      return { failed: false, failedAt: null }
    return state.failed ? { failedAt: props.resetKey } : null
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
