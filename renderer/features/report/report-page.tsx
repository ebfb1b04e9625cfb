import './print.css';
import { useEffect, useState } from 'react';
import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { download } from '../../ui/download.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import classes from './report-page.module.css';
import { ReportSheet } from './report-sheet.tsx';

/** The report that was made last, as it is printed, with the ways to keep it. */
export function ReportPage() {
  const kith = useKith();
  const t = useTranslations('report');
  const { data: report, error } = useQuery({
    queryKey: keys.galleryReport,
    queryFn: () => kith.reporting.last(),
  });
  const [printing, setPrinting] = useState(false);
  // What a PDF is called where the browser makes it. It names nobody.
  const name = report && t('fileName', { date: report.run.at.toISOString().slice(0, 10) });
  useEffect(() => {
    if (name !== undefined) document.title = name;
  }, [name]);
  const print = async (): Promise<void> => {
    setPrinting(true);
    try {
      const pdf = await kith.reporting.pdf();
      if (pdf) download(pdf, `${name}.pdf`);
      else window.print();
    } finally {
      setPrinting(false);
    }
  };
  const save = async (format: 'json' | 'csv'): Promise<void> =>
    download(await kith.reporting.file({ format }), `${name}.${format}`);
  return (
    <div className={classes.desk}>
      <Group className={classes.bar} justify="space-between" gap="xs">
        <Button
          component={Link}
          href="/training"
          variant="subtle"
          leftSection={<IconArrowLeft size={18} />}
        >
          {t('back')}
        </Button>
        {report && (
          <Group gap="xs">
            {(['json', 'csv'] as const).map((format) => (
              <Button
                key={format}
                variant="default"
                leftSection={<IconDownload size={18} />}
                onClick={() => void save(format).catch(notifyError)}
              >
                {t(format)}
              </Button>
            ))}
            <Button
              leftSection={<IconPrinter size={18} />}
              loading={printing}
              onClick={() => void print().catch(notifyError)}
            >
              {t('pdf')}
            </Button>
          </Group>
        )}
      </Group>
      {error && <ErrorNotice error={error} />}
      {report && <ReportSheet report={report} />}
    </div>
  );
}
