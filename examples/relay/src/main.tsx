import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay';
import { environment } from './environment.ts';
import { Posts } from './Posts.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RelayEnvironmentProvider environment={environment}>
        <Suspense fallback="Loading …">
          <Posts />
        </Suspense>
      </RelayEnvironmentProvider>
    </StrictMode>,
  );
}
