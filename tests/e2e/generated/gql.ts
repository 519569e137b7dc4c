/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Seen(\n    $draft: Int!, $private: Int!, $pending: Int!, $scheduled: Int!, $trashed: Int!, $protected: Int!, $newest: Int!\n    $contributors: Int!, $authors: Int!, $page: Int!, $revised: Int!, $held: Int!, $user: Int!, $media: Int!\n    $privateSlug: String!, $draftUri: String!\n  ) {\n    draft: post(by: { databaseId: $draft }) { ...Text }\n    private: post(by: { databaseId: $private }) { ...Text }\n    pending: post(by: { databaseId: $pending }) { ...Text }\n    scheduled: post(by: { databaseId: $scheduled }) { ...Text }\n    trashed: post(by: { databaseId: $trashed }) { ...Text }\n    protected: post(by: { databaseId: $protected }) { ...Text }\n    newest: post(by: { databaseId: $newest }) { ...Text }\n    contributors: post(by: { databaseId: $contributors }) { ...Text }\n    authors: post(by: { databaseId: $authors }) { ...Text }\n    page: page(by: { databaseId: $page }) { ...Text }\n    bySlug: post(by: { slug: $privateSlug }) { databaseId }\n    byUri: nodeByUri(uri: $draftUri) { ... on Post { databaseId } }\n    revised: post(by: { databaseId: $revised }) {\n      revisions(first: 10) { nodes { databaseId title(format: RAW) content(format: RAW) } }\n      autosaves { databaseId title content(format: RAW) }\n    }\n    held: comment(by: { databaseId: $held }) { content raw: content(format: RAW) }\n    author(by: { databaseId: $user }) { slug }\n    mediaItem(by: { databaseId: $media }) { caption(format: RAW) }\n    viewer { databaseId email roles capabilities registeredDate }\n    menus { source databaseId }\n    settings { postsPerPage email }\n  }\n  fragment Text on Content {\n    html: title(format: HTML)\n    content\n    status\n    titleRaw: title(format: RAW)\n    contentRaw: content(format: RAW)\n    excerptRaw: excerpt(format: RAW)\n  }\n": typeof types.SeenDocument,
    "\n    query Drafts($status: [ContentStatus!]) {\n      posts(first: 50, where: { status: $status }, orderBy: { field: ID, direction: ASC }) {\n        nodes { databaseId }\n      }\n    }\n  ": typeof types.DraftsDocument,
    "\n    query Brief($draft: Int!, $authors: Int!) {\n      draft: post(by: { databaseId: $draft }) { html: title(format: HTML) titleRaw: title(format: RAW) }\n      authors: post(by: { databaseId: $authors }) { html: title(format: HTML) titleRaw: title(format: RAW) }\n      viewer { email }\n    }\n  ": typeof types.BriefDocument,
    "query Me { viewer { username } posts(first: 1) { totalCount } }": typeof types.MeDocument,
    "\n      query Opened($id: Int!, $password: String) {\n        post(by: { databaseId: $id }, password: $password) {\n          content\n          comments { totalCount nodes { content parent { content } replies { nodes { content } } } }\n        }\n      }\n    ": typeof types.OpenedDocument,
    "\n      query Token($id: Int!) { post(by: { databaseId: $id }) { previewToken } }\n    ": typeof types.TokenDocument,
    "\n      query Preview($id: Int!, $token: String) {\n        post(by: { databaseId: $id }, preview: true, previewToken: $token) {\n          title\n          content\n          status\n          author { slug }\n        }\n      }\n    ": typeof types.PreviewDocument,
    "\n    query Article($id: Int!) {\n      post(by: { databaseId: $id }) {\n        id\n        title\n        html: content\n        markdown: content(format: MARKDOWN)\n        text: content(format: TEXT)\n        raw: content(format: RAW)\n        date\n        modified\n        status\n        format\n        isSticky\n        isProtected\n        commentStatus\n        classList\n        revisionCount\n        revisions { nodes { databaseId } }\n        contentType { slug }\n        tags { name }\n        comments { totalCount nodes { authorName parent { authorName } replies { nodes { authorName } } } }\n      }\n    }\n  ": typeof types.ArticleDocument,
    "\n    query Posts($first: Int, $after: String, $last: Int, $before: String) {\n      posts(first: $first, after: $after, last: $last, before: $before) {\n        totalCount\n        nodes { databaseId }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  ": typeof types.PostsDocument,
    "\n      query Filtered($where: PostFilter, $orderBy: PostOrder) {\n        posts(first: 50, where: $where, orderBy: $orderBy) { nodes { databaseId } }\n      }\n    ": typeof types.FilteredDocument,
    "\n    query Nested {\n      categories(first: 100) {\n        nodes { databaseId posts(first: 2) { nodes { databaseId title } pageInfo { hasNextPage } } }\n      }\n      authors(first: 100) { nodes { databaseId posts(first: 3) { nodes { databaseId } } } }\n      posts(first: 30) {\n        nodes {\n          databaseId\n          comments(first: 2) { nodes { databaseId replies(first: 1) { nodes { databaseId } } } }\n          attachments(first: 2) { nodes { databaseId } }\n        }\n      }\n    }\n  ": typeof types.NestedDocument,
    "\n    query Filed {\n      posts(first: 5) { nodes { databaseId categories { databaseId name link } tags { databaseId name link } } }\n    }\n  ": typeof types.FiledDocument,
    "\n    query ByUri($uri: String!) {\n      nodeByUri(uri: $uri) {\n        __typename\n        id\n        ... on Content { databaseId uri }\n        ... on Term { databaseId uri }\n        ... on Author { databaseId uri }\n      }\n    }\n  ": typeof types.ByUriDocument,
    "\n    query Around($id: Int!) {\n      post(by: { databaseId: $id }) {\n        date\n        next { databaseId date }\n        previous { databaseId date next { databaseId } }\n        related(first: 5) { databaseId ... on Post { categories { databaseId } tags { databaseId } } }\n        breadcrumbs { label uri }\n        categories { databaseId }\n        tags { databaseId }\n      }\n    }\n  ": typeof types.AroundDocument,
    "\n    query Months($first: Int!) {\n      archives(first: $first) { id year month count uri posts(first: 1) { totalCount } }\n    }\n  ": typeof types.MonthsDocument,
    "\n    query Month($uri: String!) { nodeByUri(uri: $uri) { id __typename ... on DateArchive { count } } }\n  ": typeof types.MonthDocument,
    "\n      query Thread($post: ID!) {\n        thread(post: $post) { depth comment { databaseId parent { databaseId } } }\n      }\n    ": typeof types.ThreadDocument,
    "\n    query Search($query: String!, $types: [String!]) {\n      search(query: $query, types: $types, first: 20) {\n        totalCount\n        nodes { __typename databaseId title ... on Post { categories { name } } ... on Page { parent { title } } }\n      }\n    }\n  ": typeof types.SearchDocument,
    "\n  query HomePage {\n    posts(first: 20) {\n      totalCount\n      nodes {\n        databaseId\n        title\n        uri\n        date\n        excerpt(format: TEXT)\n        author { name avatarUrl(size: 48) }\n        featuredMedia { altText sourceUrl(size: \"medium\") srcSet }\n        categories { name uri }\n        tags { name uri }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.HomePageDocument,
    "\n    query Responsive($size: String) {\n      media(first: 100) {\n        nodes { databaseId sourceUrl(size: $size) srcSet(size: $size) sizesAttribute(size: $size) }\n      }\n    }\n  ": typeof types.ResponsiveDocument,
    "\n    query File($id: Int!) {\n      mediaItem(by: { databaseId: $id }) {\n        mediaType\n        mimeType\n        fileName\n        fileSize\n        duration\n        bitrate\n        dataFormat\n        width\n        height\n        srcSet\n        preview: sourceUrl(size: \"medium\")\n        sizes { name mimeType width fileSize }\n        imageMeta { camera }\n      }\n    }\n  ": typeof types.FileDocument,
    "\n    query Featured($id: Int!) { post(by: { databaseId: $id }) { title featuredMedia { altText } } }\n  ": typeof types.FeaturedDocument,
    "\n  query PrimaryMenu {\n    menu(by: { location: \"primary\" }) {\n      source\n      name\n      slug\n      locations\n      items {\n        label\n        uri\n        node { __typename ... on Content { title } ... on Term { name } }\n        children {\n          label\n          uri\n          node { __typename ... on Content { title } ... on Term { name } }\n        }\n      }\n    }\n  }\n": typeof types.PrimaryMenuDocument,
    "\n        query HtmlMenus {\n          menus { source name items { label uri isExternal children { label } } }\n        }\n      ": typeof types.HtmlMenusDocument,
    "\n        query PageListMenu {\n          menu(by: { name: \"pages\" }) {\n            items {\n              label\n              uri\n              isExternal\n              target\n              rel\n              node { ... on Page { title } }\n              children { label node { ... on Page { parent { title } } } }\n            }\n          }\n        }\n      ": typeof types.PageListMenuDocument,
    "\n  query Seo($uri: String!) {\n    nodeByUri(uri: $uri) {\n      ... on Content { link seo { ...SeoParts } }\n      ... on Term { link seo { ...SeoParts } }\n      ... on Author { link seo { ...SeoParts } }\n    }\n  }\n  fragment SeoParts on Seo {\n    source\n    title\n    description\n    canonicalUrl\n    robots { index maxImagePreview }\n    openGraph { title type siteName publishedTime images { url width height alt } }\n    twitter { card image site }\n    jsonLd\n    breadcrumbs { text uri }\n  }\n": typeof types.SeoDocument,
    "\n      query SeoOfList { posts(first: 20) { nodes { seo { title openGraph { images { url } } } } } }\n    ": typeof types.SeoOfListDocument,
    "\n  query FrontPage($front: String!, $posts: String!) {\n    site {\n      showOnFront\n      frontPage { __typename title }\n      postsPage { title }\n      language\n      permalinkShape\n      iconUrl\n      logo { title }\n    }\n    front: nodeByUri(uri: $front) { __typename ... on Content { title uri } }\n    posts: nodeByUri(uri: $posts) { __typename ... on Content { title uri } }\n  }\n": typeof types.FrontPageDocument,
    "\n  query MediaByUri($uri: String!) {\n    nodeByUri(uri: $uri) { __typename ... on Media { databaseId } }\n  }\n": typeof types.MediaByUriDocument,
    "\n      query Capabilities {\n        site { capabilities { route isReachable status reason fallback } }\n      }\n    ": typeof types.CapabilitiesDocument,
    "\n    query Feed($types: [String!]) {\n      contents(first: 100, types: $types) { totalCount nodes { __typename databaseId date } }\n    }\n  ": typeof types.FeedDocument,
    "\n    query Everything {\n      posts(first: 100) {\n        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }\n      }\n      pages(first: 100) {\n        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }\n      }\n    }\n  ": typeof types.EverythingDocument,
    "\n    query Film($id: Int!) {\n      post(by: { databaseId: $id }) {\n        blocks { name ... on EmbedBlock { url provider title width } }\n        markdown: content(format: MARKDOWN)\n      }\n    }\n  ": typeof types.FilmDocument,
    "\n    query Pictures {\n      posts(where: { slug: [\"paper-has-a-memory\"] }) {\n        nodes {\n          images { url altText databaseId media { databaseId altText sourceUrl(size: \"large\") } }\n          blocks { ... on GalleryBlock { images { databaseId } innerBlocks { name } } }\n        }\n      }\n    }\n  ": typeof types.PicturesDocument,
};
const documents: Documents = {
    "\n  query Seen(\n    $draft: Int!, $private: Int!, $pending: Int!, $scheduled: Int!, $trashed: Int!, $protected: Int!, $newest: Int!\n    $contributors: Int!, $authors: Int!, $page: Int!, $revised: Int!, $held: Int!, $user: Int!, $media: Int!\n    $privateSlug: String!, $draftUri: String!\n  ) {\n    draft: post(by: { databaseId: $draft }) { ...Text }\n    private: post(by: { databaseId: $private }) { ...Text }\n    pending: post(by: { databaseId: $pending }) { ...Text }\n    scheduled: post(by: { databaseId: $scheduled }) { ...Text }\n    trashed: post(by: { databaseId: $trashed }) { ...Text }\n    protected: post(by: { databaseId: $protected }) { ...Text }\n    newest: post(by: { databaseId: $newest }) { ...Text }\n    contributors: post(by: { databaseId: $contributors }) { ...Text }\n    authors: post(by: { databaseId: $authors }) { ...Text }\n    page: page(by: { databaseId: $page }) { ...Text }\n    bySlug: post(by: { slug: $privateSlug }) { databaseId }\n    byUri: nodeByUri(uri: $draftUri) { ... on Post { databaseId } }\n    revised: post(by: { databaseId: $revised }) {\n      revisions(first: 10) { nodes { databaseId title(format: RAW) content(format: RAW) } }\n      autosaves { databaseId title content(format: RAW) }\n    }\n    held: comment(by: { databaseId: $held }) { content raw: content(format: RAW) }\n    author(by: { databaseId: $user }) { slug }\n    mediaItem(by: { databaseId: $media }) { caption(format: RAW) }\n    viewer { databaseId email roles capabilities registeredDate }\n    menus { source databaseId }\n    settings { postsPerPage email }\n  }\n  fragment Text on Content {\n    html: title(format: HTML)\n    content\n    status\n    titleRaw: title(format: RAW)\n    contentRaw: content(format: RAW)\n    excerptRaw: excerpt(format: RAW)\n  }\n": types.SeenDocument,
    "\n    query Drafts($status: [ContentStatus!]) {\n      posts(first: 50, where: { status: $status }, orderBy: { field: ID, direction: ASC }) {\n        nodes { databaseId }\n      }\n    }\n  ": types.DraftsDocument,
    "\n    query Brief($draft: Int!, $authors: Int!) {\n      draft: post(by: { databaseId: $draft }) { html: title(format: HTML) titleRaw: title(format: RAW) }\n      authors: post(by: { databaseId: $authors }) { html: title(format: HTML) titleRaw: title(format: RAW) }\n      viewer { email }\n    }\n  ": types.BriefDocument,
    "query Me { viewer { username } posts(first: 1) { totalCount } }": types.MeDocument,
    "\n      query Opened($id: Int!, $password: String) {\n        post(by: { databaseId: $id }, password: $password) {\n          content\n          comments { totalCount nodes { content parent { content } replies { nodes { content } } } }\n        }\n      }\n    ": types.OpenedDocument,
    "\n      query Token($id: Int!) { post(by: { databaseId: $id }) { previewToken } }\n    ": types.TokenDocument,
    "\n      query Preview($id: Int!, $token: String) {\n        post(by: { databaseId: $id }, preview: true, previewToken: $token) {\n          title\n          content\n          status\n          author { slug }\n        }\n      }\n    ": types.PreviewDocument,
    "\n    query Article($id: Int!) {\n      post(by: { databaseId: $id }) {\n        id\n        title\n        html: content\n        markdown: content(format: MARKDOWN)\n        text: content(format: TEXT)\n        raw: content(format: RAW)\n        date\n        modified\n        status\n        format\n        isSticky\n        isProtected\n        commentStatus\n        classList\n        revisionCount\n        revisions { nodes { databaseId } }\n        contentType { slug }\n        tags { name }\n        comments { totalCount nodes { authorName parent { authorName } replies { nodes { authorName } } } }\n      }\n    }\n  ": types.ArticleDocument,
    "\n    query Posts($first: Int, $after: String, $last: Int, $before: String) {\n      posts(first: $first, after: $after, last: $last, before: $before) {\n        totalCount\n        nodes { databaseId }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  ": types.PostsDocument,
    "\n      query Filtered($where: PostFilter, $orderBy: PostOrder) {\n        posts(first: 50, where: $where, orderBy: $orderBy) { nodes { databaseId } }\n      }\n    ": types.FilteredDocument,
    "\n    query Nested {\n      categories(first: 100) {\n        nodes { databaseId posts(first: 2) { nodes { databaseId title } pageInfo { hasNextPage } } }\n      }\n      authors(first: 100) { nodes { databaseId posts(first: 3) { nodes { databaseId } } } }\n      posts(first: 30) {\n        nodes {\n          databaseId\n          comments(first: 2) { nodes { databaseId replies(first: 1) { nodes { databaseId } } } }\n          attachments(first: 2) { nodes { databaseId } }\n        }\n      }\n    }\n  ": types.NestedDocument,
    "\n    query Filed {\n      posts(first: 5) { nodes { databaseId categories { databaseId name link } tags { databaseId name link } } }\n    }\n  ": types.FiledDocument,
    "\n    query ByUri($uri: String!) {\n      nodeByUri(uri: $uri) {\n        __typename\n        id\n        ... on Content { databaseId uri }\n        ... on Term { databaseId uri }\n        ... on Author { databaseId uri }\n      }\n    }\n  ": types.ByUriDocument,
    "\n    query Around($id: Int!) {\n      post(by: { databaseId: $id }) {\n        date\n        next { databaseId date }\n        previous { databaseId date next { databaseId } }\n        related(first: 5) { databaseId ... on Post { categories { databaseId } tags { databaseId } } }\n        breadcrumbs { label uri }\n        categories { databaseId }\n        tags { databaseId }\n      }\n    }\n  ": types.AroundDocument,
    "\n    query Months($first: Int!) {\n      archives(first: $first) { id year month count uri posts(first: 1) { totalCount } }\n    }\n  ": types.MonthsDocument,
    "\n    query Month($uri: String!) { nodeByUri(uri: $uri) { id __typename ... on DateArchive { count } } }\n  ": types.MonthDocument,
    "\n      query Thread($post: ID!) {\n        thread(post: $post) { depth comment { databaseId parent { databaseId } } }\n      }\n    ": types.ThreadDocument,
    "\n    query Search($query: String!, $types: [String!]) {\n      search(query: $query, types: $types, first: 20) {\n        totalCount\n        nodes { __typename databaseId title ... on Post { categories { name } } ... on Page { parent { title } } }\n      }\n    }\n  ": types.SearchDocument,
    "\n  query HomePage {\n    posts(first: 20) {\n      totalCount\n      nodes {\n        databaseId\n        title\n        uri\n        date\n        excerpt(format: TEXT)\n        author { name avatarUrl(size: 48) }\n        featuredMedia { altText sourceUrl(size: \"medium\") srcSet }\n        categories { name uri }\n        tags { name uri }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.HomePageDocument,
    "\n    query Responsive($size: String) {\n      media(first: 100) {\n        nodes { databaseId sourceUrl(size: $size) srcSet(size: $size) sizesAttribute(size: $size) }\n      }\n    }\n  ": types.ResponsiveDocument,
    "\n    query File($id: Int!) {\n      mediaItem(by: { databaseId: $id }) {\n        mediaType\n        mimeType\n        fileName\n        fileSize\n        duration\n        bitrate\n        dataFormat\n        width\n        height\n        srcSet\n        preview: sourceUrl(size: \"medium\")\n        sizes { name mimeType width fileSize }\n        imageMeta { camera }\n      }\n    }\n  ": types.FileDocument,
    "\n    query Featured($id: Int!) { post(by: { databaseId: $id }) { title featuredMedia { altText } } }\n  ": types.FeaturedDocument,
    "\n  query PrimaryMenu {\n    menu(by: { location: \"primary\" }) {\n      source\n      name\n      slug\n      locations\n      items {\n        label\n        uri\n        node { __typename ... on Content { title } ... on Term { name } }\n        children {\n          label\n          uri\n          node { __typename ... on Content { title } ... on Term { name } }\n        }\n      }\n    }\n  }\n": types.PrimaryMenuDocument,
    "\n        query HtmlMenus {\n          menus { source name items { label uri isExternal children { label } } }\n        }\n      ": types.HtmlMenusDocument,
    "\n        query PageListMenu {\n          menu(by: { name: \"pages\" }) {\n            items {\n              label\n              uri\n              isExternal\n              target\n              rel\n              node { ... on Page { title } }\n              children { label node { ... on Page { parent { title } } } }\n            }\n          }\n        }\n      ": types.PageListMenuDocument,
    "\n  query Seo($uri: String!) {\n    nodeByUri(uri: $uri) {\n      ... on Content { link seo { ...SeoParts } }\n      ... on Term { link seo { ...SeoParts } }\n      ... on Author { link seo { ...SeoParts } }\n    }\n  }\n  fragment SeoParts on Seo {\n    source\n    title\n    description\n    canonicalUrl\n    robots { index maxImagePreview }\n    openGraph { title type siteName publishedTime images { url width height alt } }\n    twitter { card image site }\n    jsonLd\n    breadcrumbs { text uri }\n  }\n": types.SeoDocument,
    "\n      query SeoOfList { posts(first: 20) { nodes { seo { title openGraph { images { url } } } } } }\n    ": types.SeoOfListDocument,
    "\n  query FrontPage($front: String!, $posts: String!) {\n    site {\n      showOnFront\n      frontPage { __typename title }\n      postsPage { title }\n      language\n      permalinkShape\n      iconUrl\n      logo { title }\n    }\n    front: nodeByUri(uri: $front) { __typename ... on Content { title uri } }\n    posts: nodeByUri(uri: $posts) { __typename ... on Content { title uri } }\n  }\n": types.FrontPageDocument,
    "\n  query MediaByUri($uri: String!) {\n    nodeByUri(uri: $uri) { __typename ... on Media { databaseId } }\n  }\n": types.MediaByUriDocument,
    "\n      query Capabilities {\n        site { capabilities { route isReachable status reason fallback } }\n      }\n    ": types.CapabilitiesDocument,
    "\n    query Feed($types: [String!]) {\n      contents(first: 100, types: $types) { totalCount nodes { __typename databaseId date } }\n    }\n  ": types.FeedDocument,
    "\n    query Everything {\n      posts(first: 100) {\n        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }\n      }\n      pages(first: 100) {\n        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }\n      }\n    }\n  ": types.EverythingDocument,
    "\n    query Film($id: Int!) {\n      post(by: { databaseId: $id }) {\n        blocks { name ... on EmbedBlock { url provider title width } }\n        markdown: content(format: MARKDOWN)\n      }\n    }\n  ": types.FilmDocument,
    "\n    query Pictures {\n      posts(where: { slug: [\"paper-has-a-memory\"] }) {\n        nodes {\n          images { url altText databaseId media { databaseId altText sourceUrl(size: \"large\") } }\n          blocks { ... on GalleryBlock { images { databaseId } innerBlocks { name } } }\n        }\n      }\n    }\n  ": types.PicturesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Seen(\n    $draft: Int!, $private: Int!, $pending: Int!, $scheduled: Int!, $trashed: Int!, $protected: Int!, $newest: Int!\n    $contributors: Int!, $authors: Int!, $page: Int!, $revised: Int!, $held: Int!, $user: Int!, $media: Int!\n    $privateSlug: String!, $draftUri: String!\n  ) {\n    draft: post(by: { databaseId: $draft }) { ...Text }\n    private: post(by: { databaseId: $private }) { ...Text }\n    pending: post(by: { databaseId: $pending }) { ...Text }\n    scheduled: post(by: { databaseId: $scheduled }) { ...Text }\n    trashed: post(by: { databaseId: $trashed }) { ...Text }\n    protected: post(by: { databaseId: $protected }) { ...Text }\n    newest: post(by: { databaseId: $newest }) { ...Text }\n    contributors: post(by: { databaseId: $contributors }) { ...Text }\n    authors: post(by: { databaseId: $authors }) { ...Text }\n    page: page(by: { databaseId: $page }) { ...Text }\n    bySlug: post(by: { slug: $privateSlug }) { databaseId }\n    byUri: nodeByUri(uri: $draftUri) { ... on Post { databaseId } }\n    revised: post(by: { databaseId: $revised }) {\n      revisions(first: 10) { nodes { databaseId title(format: RAW) content(format: RAW) } }\n      autosaves { databaseId title content(format: RAW) }\n    }\n    held: comment(by: { databaseId: $held }) { content raw: content(format: RAW) }\n    author(by: { databaseId: $user }) { slug }\n    mediaItem(by: { databaseId: $media }) { caption(format: RAW) }\n    viewer { databaseId email roles capabilities registeredDate }\n    menus { source databaseId }\n    settings { postsPerPage email }\n  }\n  fragment Text on Content {\n    html: title(format: HTML)\n    content\n    status\n    titleRaw: title(format: RAW)\n    contentRaw: content(format: RAW)\n    excerptRaw: excerpt(format: RAW)\n  }\n"): typeof import('./graphql.ts').SeenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Drafts($status: [ContentStatus!]) {\n      posts(first: 50, where: { status: $status }, orderBy: { field: ID, direction: ASC }) {\n        nodes { databaseId }\n      }\n    }\n  "): typeof import('./graphql.ts').DraftsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Brief($draft: Int!, $authors: Int!) {\n      draft: post(by: { databaseId: $draft }) { html: title(format: HTML) titleRaw: title(format: RAW) }\n      authors: post(by: { databaseId: $authors }) { html: title(format: HTML) titleRaw: title(format: RAW) }\n      viewer { email }\n    }\n  "): typeof import('./graphql.ts').BriefDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me { viewer { username } posts(first: 1) { totalCount } }"): typeof import('./graphql.ts').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Opened($id: Int!, $password: String) {\n        post(by: { databaseId: $id }, password: $password) {\n          content\n          comments { totalCount nodes { content parent { content } replies { nodes { content } } } }\n        }\n      }\n    "): typeof import('./graphql.ts').OpenedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Token($id: Int!) { post(by: { databaseId: $id }) { previewToken } }\n    "): typeof import('./graphql.ts').TokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Preview($id: Int!, $token: String) {\n        post(by: { databaseId: $id }, preview: true, previewToken: $token) {\n          title\n          content\n          status\n          author { slug }\n        }\n      }\n    "): typeof import('./graphql.ts').PreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Article($id: Int!) {\n      post(by: { databaseId: $id }) {\n        id\n        title\n        html: content\n        markdown: content(format: MARKDOWN)\n        text: content(format: TEXT)\n        raw: content(format: RAW)\n        date\n        modified\n        status\n        format\n        isSticky\n        isProtected\n        commentStatus\n        classList\n        revisionCount\n        revisions { nodes { databaseId } }\n        contentType { slug }\n        tags { name }\n        comments { totalCount nodes { authorName parent { authorName } replies { nodes { authorName } } } }\n      }\n    }\n  "): typeof import('./graphql.ts').ArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Posts($first: Int, $after: String, $last: Int, $before: String) {\n      posts(first: $first, after: $after, last: $last, before: $before) {\n        totalCount\n        nodes { databaseId }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  "): typeof import('./graphql.ts').PostsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Filtered($where: PostFilter, $orderBy: PostOrder) {\n        posts(first: 50, where: $where, orderBy: $orderBy) { nodes { databaseId } }\n      }\n    "): typeof import('./graphql.ts').FilteredDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Nested {\n      categories(first: 100) {\n        nodes { databaseId posts(first: 2) { nodes { databaseId title } pageInfo { hasNextPage } } }\n      }\n      authors(first: 100) { nodes { databaseId posts(first: 3) { nodes { databaseId } } } }\n      posts(first: 30) {\n        nodes {\n          databaseId\n          comments(first: 2) { nodes { databaseId replies(first: 1) { nodes { databaseId } } } }\n          attachments(first: 2) { nodes { databaseId } }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').NestedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Filed {\n      posts(first: 5) { nodes { databaseId categories { databaseId name link } tags { databaseId name link } } }\n    }\n  "): typeof import('./graphql.ts').FiledDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ByUri($uri: String!) {\n      nodeByUri(uri: $uri) {\n        __typename\n        id\n        ... on Content { databaseId uri }\n        ... on Term { databaseId uri }\n        ... on Author { databaseId uri }\n      }\n    }\n  "): typeof import('./graphql.ts').ByUriDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Around($id: Int!) {\n      post(by: { databaseId: $id }) {\n        date\n        next { databaseId date }\n        previous { databaseId date next { databaseId } }\n        related(first: 5) { databaseId ... on Post { categories { databaseId } tags { databaseId } } }\n        breadcrumbs { label uri }\n        categories { databaseId }\n        tags { databaseId }\n      }\n    }\n  "): typeof import('./graphql.ts').AroundDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Months($first: Int!) {\n      archives(first: $first) { id year month count uri posts(first: 1) { totalCount } }\n    }\n  "): typeof import('./graphql.ts').MonthsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Month($uri: String!) { nodeByUri(uri: $uri) { id __typename ... on DateArchive { count } } }\n  "): typeof import('./graphql.ts').MonthDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Thread($post: ID!) {\n        thread(post: $post) { depth comment { databaseId parent { databaseId } } }\n      }\n    "): typeof import('./graphql.ts').ThreadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Search($query: String!, $types: [String!]) {\n      search(query: $query, types: $types, first: 20) {\n        totalCount\n        nodes { __typename databaseId title ... on Post { categories { name } } ... on Page { parent { title } } }\n      }\n    }\n  "): typeof import('./graphql.ts').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomePage {\n    posts(first: 20) {\n      totalCount\n      nodes {\n        databaseId\n        title\n        uri\n        date\n        excerpt(format: TEXT)\n        author { name avatarUrl(size: 48) }\n        featuredMedia { altText sourceUrl(size: \"medium\") srcSet }\n        categories { name uri }\n        tags { name uri }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').HomePageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Responsive($size: String) {\n      media(first: 100) {\n        nodes { databaseId sourceUrl(size: $size) srcSet(size: $size) sizesAttribute(size: $size) }\n      }\n    }\n  "): typeof import('./graphql.ts').ResponsiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query File($id: Int!) {\n      mediaItem(by: { databaseId: $id }) {\n        mediaType\n        mimeType\n        fileName\n        fileSize\n        duration\n        bitrate\n        dataFormat\n        width\n        height\n        srcSet\n        preview: sourceUrl(size: \"medium\")\n        sizes { name mimeType width fileSize }\n        imageMeta { camera }\n      }\n    }\n  "): typeof import('./graphql.ts').FileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Featured($id: Int!) { post(by: { databaseId: $id }) { title featuredMedia { altText } } }\n  "): typeof import('./graphql.ts').FeaturedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PrimaryMenu {\n    menu(by: { location: \"primary\" }) {\n      source\n      name\n      slug\n      locations\n      items {\n        label\n        uri\n        node { __typename ... on Content { title } ... on Term { name } }\n        children {\n          label\n          uri\n          node { __typename ... on Content { title } ... on Term { name } }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PrimaryMenuDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query HtmlMenus {\n          menus { source name items { label uri isExternal children { label } } }\n        }\n      "): typeof import('./graphql.ts').HtmlMenusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query PageListMenu {\n          menu(by: { name: \"pages\" }) {\n            items {\n              label\n              uri\n              isExternal\n              target\n              rel\n              node { ... on Page { title } }\n              children { label node { ... on Page { parent { title } } } }\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').PageListMenuDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Seo($uri: String!) {\n    nodeByUri(uri: $uri) {\n      ... on Content { link seo { ...SeoParts } }\n      ... on Term { link seo { ...SeoParts } }\n      ... on Author { link seo { ...SeoParts } }\n    }\n  }\n  fragment SeoParts on Seo {\n    source\n    title\n    description\n    canonicalUrl\n    robots { index maxImagePreview }\n    openGraph { title type siteName publishedTime images { url width height alt } }\n    twitter { card image site }\n    jsonLd\n    breadcrumbs { text uri }\n  }\n"): typeof import('./graphql.ts').SeoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query SeoOfList { posts(first: 20) { nodes { seo { title openGraph { images { url } } } } } }\n    "): typeof import('./graphql.ts').SeoOfListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FrontPage($front: String!, $posts: String!) {\n    site {\n      showOnFront\n      frontPage { __typename title }\n      postsPage { title }\n      language\n      permalinkShape\n      iconUrl\n      logo { title }\n    }\n    front: nodeByUri(uri: $front) { __typename ... on Content { title uri } }\n    posts: nodeByUri(uri: $posts) { __typename ... on Content { title uri } }\n  }\n"): typeof import('./graphql.ts').FrontPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MediaByUri($uri: String!) {\n    nodeByUri(uri: $uri) { __typename ... on Media { databaseId } }\n  }\n"): typeof import('./graphql.ts').MediaByUriDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query Capabilities {\n        site { capabilities { route isReachable status reason fallback } }\n      }\n    "): typeof import('./graphql.ts').CapabilitiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Feed($types: [String!]) {\n      contents(first: 100, types: $types) { totalCount nodes { __typename databaseId date } }\n    }\n  "): typeof import('./graphql.ts').FeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Everything {\n      posts(first: 100) {\n        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }\n      }\n      pages(first: 100) {\n        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }\n      }\n    }\n  "): typeof import('./graphql.ts').EverythingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Film($id: Int!) {\n      post(by: { databaseId: $id }) {\n        blocks { name ... on EmbedBlock { url provider title width } }\n        markdown: content(format: MARKDOWN)\n      }\n    }\n  "): typeof import('./graphql.ts').FilmDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Pictures {\n      posts(where: { slug: [\"paper-has-a-memory\"] }) {\n        nodes {\n          images { url altText databaseId media { databaseId altText sourceUrl(size: \"large\") } }\n          blocks { ... on GalleryBlock { images { databaseId } innerBlocks { name } } }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').PicturesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
