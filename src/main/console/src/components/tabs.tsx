import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react/tab';
import type { ReactNode } from 'react';
import styles from '@/components/tabs.module.css';

interface Props {
  label: string;
  tabs: { id: string; name: string; content: ReactNode }[];
}

/** The hidden ones stay as they are. */
export function Tabs({ label, tabs }: Props) {
  return (
    <TabProvider defaultSelectedId={tabs[0]?.id}>
      <TabList aria-label={label} className={styles.list}>
        {tabs.map((it) => (
          <Tab key={it.id} id={it.id} className={styles.tab}>
            {it.name}
          </Tab>
        ))}
      </TabList>
      {tabs.map((it) => (
        <TabPanel key={it.id} tabId={it.id} focusable={false}>
          {it.content}
        </TabPanel>
      ))}
    </TabProvider>
  );
}
