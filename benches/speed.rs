//! Bytes of article text a second: each stage on what the stages before it made, the whole, and beside them the
//! floors, what any such tool pays. `README.md` beside this file tells how to run it and what it gave.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use newsclaim::claims::Topics;
use newsclaim::claims::topics::{built_in_topics, read_pack};
use newsclaim::grammar::Grammar;
use newsclaim::input::Article;
use newsclaim::quotes;
use newsclaim::report::{Json, Render};
use newsclaim::text::Text;
use newsclaim::{Options, analyse, analyse_about, claims, extract_all, report, speakers};
use std::fs;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

/// What is measured over: made from the project's own fixtures.
#[derive(Debug, Clone, Copy)]
enum Size {
    /// One article of about 300 words.
    Short,
    /// All fixtures as one article.
    Long,
    /// Every fixture by itself, twenty times.
    Corpus,
}

const SIZES: [Size; 3] = [Size::Short, Size::Long, Size::Corpus];

impl Size {
    fn articles(self) -> Vec<Article> {
        let mut paths: Vec<_> = (fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")).expect("the fixtures"))
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .collect();
        paths.sort();
        let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("a fixture")).collect();
        let texts = match self {
            Size::Short => vec![texts.iter().find(|text| text.len() > 1_800).expect("one that long").clone()],
            Size::Long => vec![texts.join("\n\n")],
            Size::Corpus => (0..20).flat_map(|_| texts.clone()).collect(),
        };
        texts.into_iter().map(|text| Article::new("-", text)).collect()
    }
}

/// The built-in topics, and 500 with 20 triggers each, made of the fixtures' own words: so they begin everywhere and
/// seldom match.
fn many_topics() -> Arc<Topics> {
    let articles = Size::Long.articles();
    let is_plain = |word: &&str| word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: Vec<&str> = articles[0].text.split_whitespace().filter(is_plain).collect();
    let trigger = |number: usize| {
        let [first, second, third] = [7, 11, 13].map(|step| words[number * step % words.len()]);
        format!("\"{first} {second}|{third}\"")
    };
    let topic = |number: usize| {
        let triggers: Vec<String> = (number * 20..number * 20 + 20).map(trigger).collect();
        format!("[[topic]]\nid = \"topic-{number}\"\ntriggers = [{}]\n", triggers.join(", "))
    };
    let pack: String = (0..500).map(topic).collect();
    Arc::new(Topics::new(built_in_topics().into_iter().chain(read_pack(&pack).expect("a pack"))))
}

/// Measures what `work` does with each article.
fn measure<T>(bencher: Bencher, size: Size, work: impl Fn(&Article) -> T + Sync) {
    let articles = size.articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in &articles {
            black_box(work(black_box(article)));
        }
    });
}

/// Measures a stage on what those before it made of each article.
fn stage<P, T>(bencher: Bencher, size: Size, before: impl Fn(&'static str) -> P, work: impl Fn(&P) -> T + Sync)
where
    P: Sync,
{
    let articles: &'static [Article] = size.articles().leak();
    let prepared: Vec<P> = articles.iter().map(|article| before(&article.text)).collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for prepared in &prepared {
            black_box(work(black_box(prepared)));
        }
    });
}

#[divan::bench_group(sample_count = 50)]
mod a_floors {
    use super::*;

    #[divan::bench(args = SIZES)]
    fn utf8_validation(bencher: Bencher, size: Size) {
        measure(bencher, size, |article| str::from_utf8(article.text.as_bytes()).map(str::len));
    }

    #[divan::bench(args = SIZES)]
    fn unicode_words(bencher: Bencher, size: Size) {
        measure(bencher, size, |article| article.text.unicode_words().map(str::len).sum::<usize>());
    }

    #[divan::bench(args = SIZES)]
    fn json_of_the_report(bencher: Bencher, size: Size) {
        let report = |text: &'static str| {
            report::report(&Article::new("-", text.to_string()), analyse(text), &Options::default())
        };
        stage(bencher, size, report, |report| serde_json::to_vec(report).map(|json| json.len()).ok());
    }
}

#[divan::bench_group(sample_count = 50)]
mod b_stages {
    use super::*;

    #[divan::bench(args = SIZES)]
    fn a_text(bencher: Bencher, size: Size) {
        measure(bencher, size, |article| Text::new(&article.text).tokens.len());
    }

    #[divan::bench(args = SIZES)]
    fn b_grammar(bencher: Bencher, size: Size) {
        stage(bencher, size, Text::new, Grammar::new);
    }

    #[divan::bench(args = SIZES)]
    fn c_quotes(bencher: Bencher, size: Size) {
        stage(bencher, size, analyse, |done| quotes::quotes(&done.text, &done.grammar));
    }

    #[divan::bench(args = SIZES)]
    fn d_speakers(bencher: Bencher, size: Size) {
        stage(bencher, size, analyse, |done| speakers::cast(&done.text, &done.grammar, &done.quotes));
    }

    #[divan::bench(args = SIZES)]
    fn e_claims(bencher: Bencher, size: Size) {
        stage(bencher, size, analyse, |done| {
            claims::claims(&done.text, &done.grammar, &done.quotes, &done.cast, &done.topics)
        });
    }

    /// With a pack of 500 topics more.
    #[divan::bench(args = SIZES)]
    fn e_claims_of_many_topics(bencher: Bencher, size: Size) {
        let topics = many_topics();
        stage(
            bencher,
            size,
            |text| analyse_about(text, &topics),
            |done| claims::claims(&done.text, &done.grammar, &done.quotes, &done.cast, &done.topics),
        );
    }

    #[divan::bench(args = SIZES)]
    fn f_check_worthiness(bencher: Bencher, size: Size) {
        let worth = |number, done: &newsclaim::Analysis| claims::check_worthiness(&done.text, &done.grammar, number);
        stage(bencher, size, analyse, |done| {
            (0..done.text.sentences.len()).map(|number| worth(number, done)).sum::<f32>()
        });
    }

    #[divan::bench(args = SIZES)]
    fn g_report(bencher: Bencher, size: Size) {
        let articles = size.articles();
        let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
        let analyses = || articles.iter().map(|article| (article, analyse(&article.text))).collect::<Vec<_>>();
        bencher.counter(BytesCount::new(bytes)).with_inputs(analyses).bench_local_values(|all| {
            for (article, done) in all {
                black_box(report::report(article, done, &Options::default()));
            }
        });
    }
}

#[divan::bench_group(sample_count = 50)]
mod c_whole {
    use super::*;

    /// How many articles are read together, as the program does with short ones.
    const TOGETHER: usize = 24;

    fn to_json(bencher: Bencher, size: Size, options: &Options) {
        let articles = size.articles();
        let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
        let all: Vec<&Article> = articles.iter().collect();
        bencher.counter(BytesCount::new(bytes)).bench(|| {
            for articles in all.chunks(TOGETHER) {
                for (article, report) in articles.iter().zip(extract_all(black_box(articles), options)) {
                    black_box(Json { pretty: false }.article(article, &report).map(|json| json.len()).ok());
                }
            }
        });
    }

    /// With a pack of 500 topics more.
    #[divan::bench(args = SIZES)]
    fn article_to_json_of_many_topics(bencher: Bencher, size: Size) {
        to_json(bencher, size, &Options { topics: many_topics(), ..Options::default() });
    }

    #[divan::bench(args = SIZES)]
    fn article_to_json(bencher: Bencher, size: Size) {
        to_json(bencher, size, &Options::default());
    }
}
