import { Component, type ReactNode } from 'react';
import { language } from '../i18n/language.ts';

const SAID = {
  zh: '这一页出了故障。已填的内容存有草稿；请刷新，仍不行请报系统管理员。',
  en: 'This page has failed. What you entered is kept as a draft: reload, and tell the administrator if it stays.',
};
const RELOAD = { zh: '刷新', en: 'Reload' };

/** Keeps a fault in one page from taking the whole console with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div role="alert" className="panel stack">
        <p>{SAID[language()]}</p>
        <p className="quiet">{error.message}</p>
        <button type="button" className="plain-button" onClick={() => window.location.reload()}>
          {RELOAD[language()]}
        </button>
      </div>
    );
  }
}
